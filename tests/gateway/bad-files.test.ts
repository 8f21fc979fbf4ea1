/** Files that cannot be imported, as people bring them: each gives a sentence with the place, and nothing of it is stored. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '#gateway/house.ts';
import { bring } from '#gateway/imports/bring.ts';
import { ImportFault } from '#gateway/imports/import-fault.ts';
import { EmptyTown } from '../support/empty-town.ts';

type Kind = 'areas' | 'orders';

const SQUARE = [
  [-118.3, 34.0],
  [-118.2, 34.0],
  [-118.2, 34.1],
  [-118.3, 34.1],
  [-118.3, 34.0],
];
const feature = (coordinates: unknown, properties: object = {}, type = 'Polygon') => ({
  type: 'Feature',
  properties: { nc_id: '1', name: 'ONE', service_re: 'REGION 1', ...properties },
  geometry: { type, coordinates },
});
const geojson = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const GOOD_AREAS = geojson(feature([SQUARE]));

const HEAD =
  'srnumber,requesttype,status,createddate,closeddate,longitude,latitude,requestsource,owner';
const ROW = '1-1,Bulky Items,Closed,1/2/20 10:15,1/3/20 8:00,-118.25,34.05,Call,BOS';
const csv = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`;
const row = (changes: Partial<Record<string, string>>) => {
  const values = ROW.split(',');
  return HEAD.split(',')
    .map((name, i) => changes[name] ?? values[i])
    .join(',');
};

/** A zip file of one entry that claims to hold so much. */
function zip(name: string, body: Buffer, claimed = body.length): Buffer {
  const packed = deflateRawSync(body);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const offset = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

async function workbook(rows: unknown[][]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('1');
  for (const one of rows) sheet.addRow(one);
  return Buffer.from(await book.xlsx.writeBuffer());
}

interface Bad {
  readonly what: string;
  readonly kind: Kind;
  readonly content: string | Buffer;
  /** What the sentence or the list of refused rows must tell. */
  readonly tells: RegExp;
  readonly map?: object;
}

const town = new EmptyTown();
let sheet: Buffer;
let formula: Buffer;
beforeAll(async () => {
  sheet = await workbook([HEAD.split(','), ROW.split(',')]);
  formula = await workbook([HEAD.split(','), [{ formula: 'A1' }, ...ROW.split(',').slice(1)]]);
});
afterAll(() => town.remove());

const bytesOf = (text: string): Buffer => Buffer.from(text);
/** As many cuts through a file as asked, none at its very end. */
const cuts = (whole: Buffer, many: number): Buffer[] =>
  Array.from({ length: many }, (_, i) =>
    whole.subarray(0, 1 + Math.floor(((whole.length - 2) * i) / many)),
  );

function badFiles(): Bad[] {
  const areas = (what: string, content: string | Buffer, tells: RegExp): Bad => ({
    what,
    kind: 'areas',
    content,
    tells,
  });
  const orders = (what: string, content: string | Buffer, tells: RegExp, map?: object): Bad => ({
    what,
    kind: 'orders',
    content,
    tells,
    ...(map ? { map } : {}),
  });
  const hole = SQUARE.map(([lon = 0, lat = 0]) => [lon + 1, lat]);
  return [
    areas('an empty file', '', /empty/),
    areas('a web page', '<!doctype html><p>not found', /KML can’t be read|no feature/),
    areas('a PDF', '%PDF-1.7', /neither GeoJSON/),
    areas('a list', '{"type":"Topology"}', /no FeatureCollection/),
    areas('no features', geojson(), /no feature/),
    areas(
      'another property for the code',
      geojson({ ...feature([SQUARE]), properties: { name: 'ONE' } }),
      /no feature has a property “nc_id”/,
    ),
    areas(
      'swapped axes',
      geojson(feature([SQUARE.map(([lon, lat]) => [lat, lon])])),
      /axes are swapped/,
    ),
    areas(
      'metres',
      geojson(
        feature([
          [
            [361_000, 3_760_000],
            [362_000, 3_760_000],
            [362_000, 3_761_000],
            [361_000, 3_760_000],
          ],
        ]),
      ),
      /projected, in metres/,
    ),
    areas('a hole outside', geojson(feature([SQUARE, hole])), /hole leaves its outline at -117/),
    areas(
      'two corners',
      geojson(
        feature([
          [
            [-118.3, 34],
            [-118.2, 34],
            [-118.3, 34],
          ],
        ]),
      ),
      /fewer than three corners/,
    ),
    areas(
      'a point',
      geojson(feature([-118.3, 34], {}, 'Point')),
      /not a polygon|no outline|no position/,
    ),
    areas('a line', geojson(feature(SQUARE, {}, 'LineString')), /is a LineString/),
    areas('no geometry', geojson({ ...feature([SQUARE]), geometry: null }), /no outline/),
    areas('a coordinate that is a word', geojson(feature([[['x', 34], ...SQUARE]])), /no position/),
    areas(
      'an infinite coordinate',
      GOOD_AREAS.replace('34]', '1e999]'),
      /no position|no longitude/,
    ),
    areas(
      'one code twice',
      geojson(feature([SQUARE]), feature([SQUARE])),
      /feature 1 has the same code/,
    ),
    areas('a code with a slash', geojson(feature([SQUARE], { nc_id: 'a/b' })), /no code/),
    areas('no code', geojson(feature([SQUARE], { nc_id: '' })), /no code/),
    areas('no name', geojson(feature([SQUARE], { name: '  ' })), /is empty/),
    areas('Latin-1 in GeoJSON', Buffer.from(GOOD_AREAS.replace('ONE', 'Ñ'), 'latin1'), /no UTF-8/),
    areas('a zip without a Shapefile', zip('a.txt', bytesOf('x')), /holds no \.shp/),
    areas(
      'a zip that would unpack a thousandfold',
      zip('a.shp', Buffer.alloc(100), 900_000_000),
      /unpack/,
    ),
    areas(
      'a letter too many in JSON',
      GOOD_AREAS.replace('"geometry"', '\n"geometry"').replace('"Polygon"', '\nPolygon'),
      /^line 3: .*no JSON/,
    ),
    areas('JSON that ends too soon', `${GOOD_AREAS.slice(0, 8)}\n\n`, /^line 3: .*no JSON/),
    areas('KML with a tag left open', '<kml>\n<Document>\n</kml>', /^line 2: .*KML/),
    ...cuts(bytesOf(GOOD_AREAS), 60).map((content, i) =>
      areas(`GeoJSON cut at place ${i}`, content, /JSON|empty|neither/),
    ),
    ...cuts(zip('a.shp', Buffer.alloc(400, 7)), 20).map((content, i) =>
      areas(`a zip file cut at place ${i}`, content, /cut off|neither|list of contents/),
    ),
    orders('an empty file', '', /empty/),
    orders('a head alone, of one column', 'srnumber\n1-1\n', /single column/),
    orders('a PDF', '%PDF-1.7', /a PDF/),
    orders('an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /before 2007/),
    orders('a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /a picture/),
    orders('something packed', Buffer.from('1f8b0800', 'hex'), /unpack it first/),
    orders('another sign between the values', csv(ROW).replaceAll(',', '^'), /single column/),
    orders(
      'a column that is not there',
      csv(ROW).replace('requesttype', 'sort'),
      /no column “requesttype”/,
    ),
    orders(
      'two columns of one name',
      csv(ROW).replace('owner', 'status'),
      /two columns are called/,
    ),
    orders(
      'a hundred thousand columns',
      `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`,
      /columns/,
    ),
    orders(
      'a quotation mark left open',
      csv(ROW, row({ requesttype: '"Bulky' })),
      /line \d+: .*quotation/,
    ),
    orders(
      'something after a quotation mark',
      csv(row({ requesttype: '"Bulky"x' })),
      /line \d+: .*quotation/,
    ),
    orders(
      'broken UTF-8',
      Buffer.concat([
        bytesOf(csv(ROW, row({ owner: '环卫环卫环卫环卫环卫环卫' }))),
        Buffer.from([0xff, 0x0a]),
      ]),
      /line \d+: .*UTF-8/,
    ),
    orders(
      'no letters at all',
      Buffer.concat([bytesOf(HEAD), Buffer.from([0x0a, 0x81, 0x20, 0xff, 0xff, 0x00])]),
      /line 2: .*encoding/,
    ),
    orders(
      'dates that may be either',
      csv(row({ createddate: '1/2/20 10:15' })),
      /day or month first/,
      { dates: undefined },
    ),
    orders('a map with a field that is none', csv(ROW), /the map, “colour”: there is no such/, {
      colour: 'red',
    }),
    orders('a code that is none', csv(ROW), /“system”: letters/, { system: 'a b' }),
    orders('no columns', csv(ROW), /“columns”: is needed/, { columns: undefined }),
    orders(
      'a map with a state that is none',
      csv(ROW),
      /the map, “states\.Closed”: must be one of FILED/,
      {
        states: { Closed: 'GONE' },
      },
    ),
    orders('a day that is none', csv(row({ createddate: '2/30/20 10:15' })), /no date and time/),
    orders('an hour that is none', csv(row({ createddate: '2/3/20 25:15' })), /no date and time/),
    orders('a word for a date', csv(row({ createddate: 'yesterday' })), /no date and time/),
    orders('no date', csv(row({ createddate: '' })), /reportedAt.*is empty/),
    orders(
      'an end before its beginning',
      csv(row({ closeddate: '1/1/20 8:00' })),
      /lies before the report/,
    ),
    orders('a longitude in words', csv(row({ longitude: 'west' })), /no longitude/),
    orders('a latitude beyond the pole', csv(row({ latitude: '134.05' })), /no latitude/),
    orders('no position', csv(row({ latitude: '', longitude: '' })), /is empty/),
    orders(
      'the position nought',
      csv(row({ latitude: '0', longitude: '0' })),
      /no place but a gap/,
    ),
    orders(
      'a category nobody mapped',
      csv(row({ requesttype: 'Aliens' })),
      /stands for no category/,
    ),
    orders('a state nobody mapped', csv(row({ status: 'Asleep' })), /stands for no state/),
    orders(
      'a state named like a part of every object',
      csv(row({ status: 'constructor' })),
      /stands for no state/,
    ),
    orders('a source nobody mapped', csv(row({ requestsource: 'Dove' })), /stands for no source/),
    orders('no number', csv(row({ srnumber: '' })), /number.*is empty/),
    orders('a number without end', csv(row({ srnumber: '1'.repeat(41) })), /longer than 40/),
    orders('more values than columns', csv(`${ROW},more,and more`), /more values than the head/),
    orders('a category the town has not', csv(ROW), /no category of the town/, {
      categories: { '*': '7777' },
    }),
    orders('a formula without a value', formula, /cell A2: a formula/),
    orders('a zip that is no workbook', zip('a.txt', bytesOf('x')), /no Excel workbook/),
    orders(
      'a workbook that would unpack a thousandfold',
      zip('xl/workbook.xml', Buffer.alloc(100), 900_000_000),
      /unpack/,
    ),
    ...cuts(sheet, 60).map((content, i) =>
      orders(
        `a workbook cut at place ${i}`,
        content,
        /cut off|single column|list of contents|no column|can’t be read|encoding|UTF-8/,
      ),
    ),
    ...Array.from({ length: 40 }, (_, i) =>
      orders(
        `a control character ${i} for a sign`,
        csv(ROW)
          .replaceAll(',', String.fromCharCode(1 + (i % 8)))
          .repeat(1 + (i % 3)),
        /single column/,
      ),
    ),
  ];
}

async function verdict(house: House, { kind, content, map }: Bad, i: number): Promise<string> {
  const path = town.file(`bad-${i}`, content);
  try {
    const { counts, rejects } = await bring(house, `bad${i}`, {
      kind,
      path,
      name: 'bad',
      map: { ...town.map(kind), ...map },
      dry: false,
      post: 'SYS_ADMIN-01',
    });
    expect(counts.added, 'nothing of it may be stored').toBe(0);
    return rejects ? readFileSync(rejects, 'utf8') : '';
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    return error.message;
  }
}

test('two hundred bad files: each says what is wrong and where, and nothing is stored', async () => {
  const files = badFiles();
  expect(files.length).toBeGreaterThanOrEqual(200);
  await town.open(async (house) => {
    const { engine } = house;
    const stored = () =>
      engine.world.orders.size + engine.world.grids.size + engine.world.areas.size;
    for (const [i, bad] of files.entries()) {
      expect(await verdict(house, bad, i), bad.what).toMatch(bad.tells);
      expect(stored(), bad.what).toBe(0);
    }
  });
}, 120_000);

test('what only looks bad is read: GBK without a label, semicolons, a mark in front, an outline that crosses itself', async () => {
  await town.open(async (house) => {
    const brought = async (kind: Kind, content: string | Buffer, id: string) => {
      const path = town.file(id, content);
      const map = { ...town.map(kind), categories: { '*': '99' } };
      const { categories: _, ...forAreas } = map;
      return bring(house, id, {
        kind,
        path,
        name: id,
        map: kind === 'areas' ? forAreas : map,
        dry: false,
        post: 'SYS_ADMIN-01',
      });
    };
    const chinese = csv(row({ requesttype: '垃圾清运' }));
    const gbk = await brought('orders', iconv.encode(chinese, 'gbk'), 'gbk');
    expect(gbk).toMatchObject({ form: 'CSV, GB18030, comma', counts: { added: 1 } });
    const semicolons = await brought(
      'orders',
      csv(row({ srnumber: '2' })).replaceAll(',', ';'),
      'semicolons',
    );
    expect(semicolons).toMatchObject({ form: 'CSV, UTF-8, semicolon', counts: { added: 1 } });
    const marked = await brought('orders', `\uFEFF${csv(row({ srnumber: '3' }))}`, 'marked');
    expect(marked.counts.added).toBe(1);
    const excel = await brought(
      'orders',
      await workbook([HEAD.split(','), row({ srnumber: '4' }).split(',')]),
      'excel',
    );
    expect(excel).toMatchObject({ form: 'Excel', counts: { added: 1 } });
    const [a, b, c, d] = SQUARE;
    const bow = feature([[a, c, b, d, a]], { nc_id: '2' });
    const crossing = await brought('areas', geojson(bow), 'crossing');
    expect(crossing.counts).toMatchObject({ added: 1, flagged: 1 });
  });
}, 60_000);
