/** Brings a file into an open house and tells the person at the terminal what came of it. */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ulid } from 'ulid';
import type { ImportCounts, ImportKind } from '#domain/imports/import-run.ts';
import { tellRemark, tellRemarks } from '#wire/tell-remark.ts';
import type { Config } from './config.ts';
import { SYSTEM_POST } from './engine.ts';
import { StartFault } from './fault.ts';
import type { House } from './house.ts';
import { bring } from './imports/bring.ts';
import { importOf } from './imports/catalogue.ts';
import { ImportFault } from './imports/import-fault.ts';
import { plainSurroundings } from './imports/import-house.ts';
import { MapMemory } from './imports/remembered-map.ts';
import { surroundingsOf } from './imports/surroundings.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const told = ({ rows, added, changed, same, refused, outside, flagged }: ImportCounts): string =>
  `${rows} rows: ${added} new, ${changed} changed, ${same} the same, ${refused} refused; ${outside} outside all grids, ${flagged} to look at`;

const NOTES_MOST = 5;

/** A first map, as far as the file's names and words tell. */
async function guessedMap(house: House, kind: ImportKind, file: string): Promise<object> {
  const around = surroundingsOf(plainSurroundings(house));
  const unasked = { given: undefined, remembered: undefined };
  return (await importOf(kind).look(file, unasked, around)).map;
}

export interface TerminalWishes {
  readonly kind: ImportKind;
  readonly file: string;
  readonly map?: string | undefined;
  readonly more: Readonly<Record<string, string>>;
  readonly dry: boolean;
}

export async function bringAtTerminal(
  house: House,
  { DATA_DIR, TOWN }: Config,
  { kind, file, map, more, dry }: TerminalWishes,
): Promise<void> {
  const { language } = house.town;
  const memory = new MapMemory(resolve(join(DATA_DIR, TOWN)));
  const base = map
    ? (JSON.parse(readFileSync(map, 'utf8')) as object)
    : ((memory.recall(kind) as object | undefined) ?? (await guessedMap(house, kind, file)));
  const chosen = { ...base, ...more };
  const began = Date.now();
  const id = ulid();
  try {
    const { form, notes, counts, rejects } = await bring(house, id, {
      kind,
      path: file,
      name: basename(file),
      map: chosen,
      dry,
      post: SYSTEM_POST,
      progress: (stage, rows) => rows > 0 && rows % 20_000 === 0 && say(`${stage} … ${rows} rows`),
    });
    if (!dry) memory.remember(kind, chosen);
    say(`${form}. ${told(counts)}${dry ? '. Nothing was stored.' : '.'}`);
    for (const note of notes.slice(0, NOTES_MOST)) say(`Note: ${tellRemark(note, language)}`);
    if (notes.length > NOTES_MOST) say(`… and ${notes.length - NOTES_MOST} more of the kind.`);
    if (rejects) say(`What was refused, and why: ${rejects}`);
    say(`${((Date.now() - began) / 1000).toFixed(1)} s.`);
  } catch (error) {
    if (error instanceof ImportFault)
      throw new StartFault(
        `${file}: ${tellRemarks(error.remarks, language)}\nNothing of it was stored.\nThe map was: ${JSON.stringify(chosen)}`,
      );
    throw error;
  }
}
