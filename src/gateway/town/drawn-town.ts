/** A town whose folder holds a plan is drawn once, into the store's folder; this decides when, and writes the files. */
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

export interface DrawnWishes {
  /** The town's folder, with its plan. */
  readonly folder: string;
  /** Where the drawing is kept. */
  readonly into: string;
  /** Nothing has happened in the town yet: it may still be drawn anew. */
  readonly isNew: boolean;
  readonly tell: (line: string) => void;
}

/** Draws the town where there is no drawing, or an older one that nothing leans on yet. */
export function keepDrawn({ folder, into, isNew, tell }: DrawnWishes): void {
  const mark = join(into, MARK);
  const drawn = existsSync(mark);
  if (drawn && (!isNew || readFileSync(mark, 'utf8') === markOf(folder))) return;
  drawInto(folder, into, (stage) => tell(`Drawing the town: ${stage} …`));
}
