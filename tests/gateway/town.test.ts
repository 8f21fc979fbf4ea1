import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { area, featureCollection, intersect, multiPolygon } from '@turf/turf';
import { afterEach, describe, expect, it } from 'vitest';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { readTown } from '#gateway/town/read-town.ts';
import { TownFault } from '#gateway/town/town-fault.ts';

const GUANGFU = 'tests/towns/guangfu';
const DATA = 'data';
const COMMUNITY = '320506108004';

const read = () => readTown(GUANGFU, DATA);

describe('the tests’ own town', () => {
  it('holds together', () => {
    const { town, areas, grids, workers, categories } = read();
    expect(town.code).toBe('320506108');
    expect(areas.map(({ id }) => id)).toEqual([
      '320506108',
      '320506108004',
      '320506108205',
      '320506108207',
    ]);
    expect(grids).toHaveLength(15);
    expect(workers.filter(({ type }) => type === 'FULLTIME')).toHaveLength(15);
    expect(categories.find(({ code }) => code === '0101')?.name['zh-CN']).toBe('消防设施');
  });

  it('has one full-time worker for each grid', () => {
    const { grids, workers } = read();
    const held = workers
      .filter(({ type }) => type === 'FULLTIME')
      .flatMap((worker) => worker.grids);
    expect(held.toSorted()).toEqual(grids.map(({ id }) => id).toSorted());
  });

  it('is tiled: grids fill their community, communities fill the town, and nothing overlaps', () => {
    const { areas, grids } = read();
    const size = (shape: MultiPolygon) => area(multiPolygon(shape));
    const tiles = (whole: MultiPolygon, parts: readonly MultiPolygon[]) => {
      const sum = parts.reduce((total, shape) => total + size(shape), 0);
      expect(Math.abs(sum / size(whole) - 1)).toBeLessThan(1e-6);
      for (const [i, one] of parts.entries())
        for (const other of parts.slice(i + 1)) {
          const both = intersect(featureCollection([multiPolygon(one), multiPolygon(other)]));
          expect(both ? area(both) : 0).toBeLessThan(1);
        }
    };
    const communities = areas.filter(({ level }) => level === 'COMMUNITY');
    for (const { id, shape } of communities)
      tiles(
        shape,
        grids.filter(({ community }) => community === id).map((grid) => grid.shape),
      );
    for (const { shape } of areas.filter(({ level }) => level === 'TOWN'))
      tiles(
        shape,
        communities.map((community) => community.shape),
      );
  });
});

describe('a fault in the data', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  type Row = Record<string, unknown>;

  /** Copies the shipped data, spoils one file, and tells what reading it says. */
  function saidOf(file: string, spoil: (content: Row[] & Row) => unknown): string {
    const folder = mkdtempSync(join(tmpdir(), 'town-'));
    folders.push(folder);
    cpSync(GUANGFU, folder, { recursive: true });
    for (const part of ['dictionaries', 'calendars'])
      cpSync(join(DATA, part), join(folder, part), { recursive: true });
    const path = join(
      folder,
      ['categories.json', 'rules.json'].includes(file) ? 'dictionaries' : '',
      file,
    );
    const content = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(spoil(content) ?? content, null, 1));
    try {
      readTown(folder, folder);
    } catch (error) {
      expect(error).toBeInstanceOf(TownFault);
      return (error as TownFault).message.replace(`${folder}/`, '').replace('dictionaries/', '');
    }
    return 'nothing';
  }
  const withoutLine = (said: string) => said.replace(/, line \d+:/, ':');
  const second = (change: (row: Row) => Row) => (rows: Row[]) =>
    rows.map((row, index) => (index === 1 ? change(row) : row));
  const ringOf = (row: Row) => (row.shape as MultiPolygon)[0]?.[0] ?? [];

  it.each<[string, string, (content: Row[] & Row) => unknown, string]>([
    [
      'a wrong zone',
      'town.json',
      (town) => ({ ...town, zone: 'Moon/Sea' }),
      'town.json: “zone”: is no IANA time zone.',
    ],
    [
      'a word nobody knows',
      'town.json',
      (town) => ({ ...town, zoom: 1 }),
      'town.json: Unrecognized key: "zoom".',
    ],
    [
      'no list',
      'areas.json',
      () => ({ a: 1 }),
      'areas.json must hold a list with at least one item.',
    ],
    [
      'an empty list',
      'grids.json',
      () => [],
      'grids.json must hold a list with at least one item.',
    ],
    [
      'the town without its area',
      'areas.json',
      (rows) => rows.slice(1),
      `areas.json, item 1 (${COMMUNITY}): there is no area /320506108/ for it to lie in.`,
    ],
    [
      'another town’s code',
      'town.json',
      (town) => ({ ...town, code: '320506109' }),
      'areas.json, item 1 (320506108): the one area of level TOWN is 320506109, the code in town.json.',
    ],
    [
      'an unknown parent',
      'areas.json',
      second((row) => ({ ...row, path: `/320506109/${COMMUNITY}/` })),
      `areas.json, item 2 (${COMMUNITY}): there is no area /320506109/ for it to lie in.`,
    ],
    [
      'a path of another id',
      'areas.json',
      second((row) => ({ ...row, id: '320506108006' })),
      `areas.json, item 2 (320506108006): the path /320506108/${COMMUNITY}/ must end with its id.`,
    ],
    [
      'a doubled id',
      'grids.json',
      (rows) => [...rows, rows[0]],
      `grids.json, item 16 (${COMMUNITY}001): item 1 has the same id.`,
    ],
    [
      'a grid in no community',
      'grids.json',
      second((row) => ({ ...row, community: '320506108999' })),
      `grids.json, item 2 (${COMMUNITY}002): there is no community 320506108999.`,
    ],
    [
      'a grid outside its community',
      'grids.json',
      second((row) => ({ ...row, community: '320506108207' })),
      `grids.json, item 2 (${COMMUNITY}002): the path /320506108/${COMMUNITY}/${COMMUNITY}002/ does not lie in its community /320506108/320506108207/.`,
    ],
    [
      'a wrong type',
      'grids.json',
      second((row) => ({ ...row, type: 'ROUND' })),
      `grids.json, item 2 (${COMMUNITY}002): “type”: Invalid option: expected one of "BASIC"|"EXCLUSIVE"|"RURAL"|"MICRO".`,
    ],
    [
      'a far-away outline',
      'grids.json',
      second((row) => ({
        ...row,
        shape: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      })),
      `grids.json, item 2 (${COMMUNITY}002): the outline leaves the town's bounds at 0, 0.`,
    ],
    [
      'a centre elsewhere',
      'grids.json',
      second((row) => ({ ...row, centre: [120.37, 31.3] })),
      `grids.json, item 2 (${COMMUNITY}002): the centre 120.37, 31.3 lies outside the grid.`,
    ],
    [
      'a worker of no grid',
      'workers.json',
      second((row) => ({ ...row, grids: ['x'] })),
      'workers.json, item 2 (w-02): there is no grid x.',
    ],
    [
      'a worker of no area',
      'workers.json',
      second((row) => ({ ...row, path: '/x/' })),
      'workers.json, item 2 (w-02): there is no area /x/.',
    ],
    [
      'a worker of another village’s grid',
      'workers.json',
      second((row) => ({ ...row, grids: ['320506108207001'] })),
      `workers.json, item 2 (w-02): the grid 320506108207001 lies outside /320506108/${COMMUNITY}/.`,
    ],
    [
      'a doubled number',
      'workers.json',
      second((row) => ({ ...row, no: 1 })),
      'workers.json, item 2 (w-02): item 1 has the same number.',
    ],
    [
      'a doubled category',
      'categories.json',
      second((row) => ({ ...row, code: '01' })),
      'categories.json, item 2 (01): item 1 has the same code.',
    ],
    [
      'a rule of no organisation',
      'rules.json',
      ([book]: Row[]) => {
        const [first] = (book as unknown as { categories: { leadDept: string }[] }).categories;
        if (first) first.leadDept = 'NOBODY';
      },
      'rules.json: version 2022, category 01: the town has no organisation NOBODY.',
    ],
    [
      'a subclass of no class',
      'categories.json',
      second((row) => ({ ...row, code: '9801' })),
      'categories.json, item 2 (9801): its class 98 must stand in front of it.',
    ],
  ])('%s', (_, file, spoil, sentence) => {
    expect(withoutLine(saidOf(file, spoil))).toBe(sentence);
  });

  it('a ring that is not closed', () => {
    const said = saidOf(
      'grids.json',
      second((row) => ({ ...row, shape: [[ringOf(row).slice(0, -1)]] })),
    );
    expect(withoutLine(said)).toContain(
      `grids.json, item 2 (${COMMUNITY}002): a ring is not closed: it starts at`,
    );
  });

  it('an outline that crosses itself', () => {
    const crossed = (row: Row) => {
      const ring = ringOf(row);
      const [near, far] = [Math.floor(ring.length / 4), Math.floor(ring.length / 2)];
      return { ...row, shape: [[[...ring.slice(0, near), ring[far], ...ring.slice(near + 1)]]] };
    };
    expect(withoutLine(saidOf('grids.json', second(crossed)))).toContain(
      `grids.json, item 2 (${COMMUNITY}002): the outline crosses itself near`,
    );
  });

  it('is found on its line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'town-'));
    folders.push(folder);
    cpSync(GUANGFU, folder, { recursive: true });
    const spoilt = (file: string, from: string, to: string): { line: number; said: string } => {
      const text = readFileSync(join(GUANGFU, file), 'utf8');
      const at = text.indexOf(from, text.length / 2);
      writeFileSync(join(folder, file), `${text.slice(0, at)}${to}${text.slice(at + from.length)}`);
      const line = text.slice(0, at).split('\n').length;
      try {
        readTown(folder, DATA);
        return { line, said: 'nothing' };
      } catch (error) {
        return { line, said: (error as Error).message };
      } finally {
        writeFileSync(join(folder, file), text);
      }
    };
    for (const [file, from, to] of [
      ['grids.json', '"type": "BASIC"', '"type": "ROUND"'],
      ['workers.json', '"type": "', '"type": "X'],
      ['departments.json', '"kind": "', '"kind": "X'],
      ['areas.json', '"level": "COMMUNITY"', '"level": "PARISH"'],
      ['grids.json', '"type"', 'type'],
    ] as const) {
      const { line, said } = spoilt(file, from, to);
      expect(said, file).toContain(`line ${line}`);
    }
  });

  it('a file that is missing, or no JSON', () => {
    expect(() => readTown('tests/towns/atlantis', DATA)).toThrow(
      /^tests\/towns\/atlantis\/town\.json can't be read: .*\.$/,
    );
    const folder = mkdtempSync(join(tmpdir(), 'town-'));
    folders.push(folder);
    writeFileSync(join(folder, 'town.json'), '{');
    expect(() => readTown(folder, DATA)).toThrow(/town\.json is no JSON: .*, line 1\.$/);
  });
});
