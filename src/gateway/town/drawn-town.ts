/** Draws the town of a plan and writes its files; a mark among them says which drawing this is. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chancesOf } from '../drawing/chances.ts';
import { committeesOf } from '../drawing/committees.ts';
import { DRAWING_VERSION, drawTown } from '../drawing/draw-town.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { drawPeople } from '../drawing/people/people.ts';
import { type Plan, plan } from '../drawing/plan.ts';
import { readOne } from './read-json.ts';

const PLAN = 'plan.json';
/** Written last: a folder with this file in it was drawn to the end, from that plan. */
const MARK = 'drawn.json';

export const hasPlan = (folder: string): boolean => existsSync(join(folder, PLAN));

const markOf = (folder: string): string => {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, PLAN)))
    .digest('hex');
  return `${JSON.stringify({ plan: hash, drawing: DRAWING_VERSION })}\n`;
};

/** One thing a line, so that a person can read and edit it. */
const lines = (things: readonly unknown[]): string =>
  `[\n${things.map((thing) => JSON.stringify(thing)).join(',\n')}\n]\n`;

const collectionLines = ({ features }: { readonly features: readonly unknown[] }): string =>
  `{"type":"FeatureCollection","features":${lines(features).trimEnd()}}\n`;

function writeDrawing(drawing: Drawing, made: Plan, into: string): void {
  const write = (name: string, text: string) => writeFileSync(join(into, name), text);
  mkdirSync(join(into, 'ground'), { recursive: true });
  write('areas.json', lines(drawing.areas));
  write('grids.json', lines(drawing.grids));
  for (const [layer, collection] of Object.entries(drawing.ground))
    write(join('ground', `${layer}.geojson`), collectionLines(collection));
  if (!Array.isArray(made.communities)) write('committees.json', lines(committeesOf(drawing)));
  const people = drawPeople(drawing, made.people, chancesOf(made.seed));
  for (const name of ['workers', 'cameras', 'sensors', 'stations', 'census'] as const)
    if (people[name].length > 0) write(`${name}.json`, lines(people[name]));
  write('building-census.json', JSON.stringify(people.buildingCensus));
}

/** Draws the town planned in `folder` and writes its files into `into`. Throws a TownFault where the plan is wrong. */
export function drawInto(folder: string, into: string, tell: (line: string) => void): Drawing {
  const made = readOne(join(folder, PLAN), plan);
  const half = `${into}.unfinished`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const drawing = drawTown(made, tell);
  writeDrawing(drawing, made, half);
  writeFileSync(join(half, MARK), markOf(folder));
  rmSync(into, { recursive: true, force: true });
  renameSync(half, into);
  return drawing;
}

/** Whether a whole drawing lies in `into`; `now`: of the plan as it stands. */
export function isDrawn(folder: string, into: string, now: boolean): boolean {
  const mark = join(into, MARK);
  return existsSync(mark) && (!now || readFileSync(mark, 'utf8') === markOf(folder));
}

/** What the drawing thread tells: the stage that begins, or the sentence that ends it. */
export type DrawingWord = { readonly stage: string } | { readonly fault: string };
