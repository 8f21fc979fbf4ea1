/** When a planned town is drawn: once, wholly, and never under a town that has begun to live. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepDrawn } from '#gateway/town/keep-drawn.ts';
import { TownFault } from '#gateway/town/town-fault.ts';

const whole = JSON.parse(readFileSync('data/towns/guangfu/plan.json', 'utf8'));
/** Next to nothing, so that it is drawn in a moment. */
const small = {
  ...whole,
  cell: 220,
  extent: [-5_500, -4_000, 4_500, 4_000],
  hills: [],
  settlements: whole.settlements.filter(
    ({ name }: { name?: { en: string } }) => name?.en === 'Yuli',
  ),
};

let [folder, into] = ['', ''];
const said: string[] = [];
const draw = async (isNew: boolean): Promise<boolean> => {
  said.length = 0;
  await keepDrawn({ folder, into, isNew, tell: (line) => said.push(line) });
  return said.length > 0;
};
const plan = (change: object) =>
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...small, ...change }, null, 1));

beforeAll(() => {
  const base = mkdtempSync(join(tmpdir(), 'drawn-'));
  [folder, into] = [join(base, 'plan'), join(base, 'town')];
  mkdirSync(folder);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

it('draws at the first start and not again', { timeout: 60_000 }, async () => {
  plan({});
  expect(await draw(true)).toBe(true);
  expect(existsSync(join(into, 'ground', 'building.geojson'))).toBe(true);
  expect(JSON.parse(readFileSync(join(into, 'grids.json'), 'utf8'))).toHaveLength(48);
  expect(await draw(true)).toBe(false);
});

it('follows a changed plan while nothing has happened, and no longer', {
  timeout: 60_000,
}, async () => {
  plan({ seed: 7 });
  expect(await draw(false)).toBe(false);
  expect(await draw(true)).toBe(true);
});

it('does not take an interrupted drawing for a whole one', { timeout: 60_000 }, async () => {
  rmSync(join(into, 'drawn.json'));
  expect(await draw(false)).toBe(true);
  expect(existsSync(`${into}.unfinished`)).toBe(false);
});

it('says what is wrong in a plan, and on which line', async () => {
  plan({
    lakes: [
      {
        outline: [
          [0, 0],
          [1, 'one'],
          [2, 0],
        ],
      },
    ],
  });
  const text = readFileSync(join(folder, 'plan.json'), 'utf8');
  const line = text.slice(0, text.indexOf('"one"')).split('\n').length;
  const refused = () => keepDrawn({ folder, into, isNew: true, tell: () => {} });
  await expect(refused()).rejects.toThrow(TownFault);
  await expect(refused()).rejects.toThrow(`plan.json, line ${line}: “lakes.0.outline.1.1”`);
});
