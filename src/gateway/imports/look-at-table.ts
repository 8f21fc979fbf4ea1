/** The beginning of a table, and how it seems to be meant. */
import { ENCODINGS } from '#domain/imports/fields.ts';
import type { Remark } from '#domain/imports/remark.ts';
import type { ImportFinding, ImportMap } from '#wire/imports.ts';
import { type Claim, type Diagnosis, placeIn, remarksOn } from '../coordinates/doctor.ts';
import { systemOf, wordOf } from '../coordinates/systems.ts';
import { openTable } from '../tables/open-table.ts';
import type { ImportSurroundings, Look, Wanted } from './contract.ts';
import { adviceOn, diagnose, isOtherThan } from './coordinate-notes.ts';
import { firstRows, type WordCounts, wordCounts } from './word-counts.ts';

const SAMPLE = 5_000;
const ROWS_SHOWN = 8;
const POINTS_SHOWN = 200;
/** Stands for what is not shown, whatever its length. */
const HIDDEN = '•••';

export interface TableKind {
  /** A first map, as far as the names of the columns and their words tell. */
  guess(head: readonly string[], words: WordCounts, around: ImportSurroundings): ImportMap;
  /** Columns whose cells nobody is shown. */
  hidden?(head: readonly string[], map: ImportMap): ReadonlySet<string>;
}

type Columns = Readonly<Record<string, string | undefined>>;
export const columnsIn = (map: ImportMap | undefined): Columns => (map?.columns ?? {}) as Columns;

/** Whether a map of another file is one for this, too. */
const fits = (map: ImportMap | undefined, head: readonly string[]): map is ImportMap =>
  map !== undefined &&
  Object.values(columnsIn(map)).length > 0 &&
  Object.values(columnsIn(map)).every((column) => column !== undefined && head.includes(column));

function findingOf(
  { claims, diagnosis }: { claims: readonly Claim[]; diagnosis: Diagnosis },
  declared: string,
): ImportFinding {
  const { found } = diagnosis;
  const step = Math.max(1, Math.ceil(claims.length / POINTS_SHOWN));
  const shown = claims.filter(({ at }, i) => i % step === 0 && at.every(Number.isFinite));
  const taken = { system: systemOf(declared) ?? 'wgs84', swapped: false } as const;
  return {
    found: found ? wordOf(found.system) : null,
    swapped: found?.swapped ?? false,
    shift: found ? diagnosis.shift : 0,
    before: shown.map(({ at }) => [...placeIn(taken, at)] as [number, number]),
    after: shown.map(({ at }) => [...placeIn(found ?? taken, at)] as [number, number]),
  };
}

function told(diagnosis: Diagnosis, declared: string): Remark[] {
  const { found } = diagnosis;
  const advice = found && isOtherThan(found, declared) ? [adviceOn(found, declared)] : [];
  return [...remarksOn(diagnosis), ...advice];
}

export async function lookAtTable(
  { guess, hidden }: TableKind,
  file: string,
  { given, remembered }: Wanted,
  around: ImportSurroundings,
): Promise<Look> {
  const wanted = given?.encoding;
  const table = await openTable(
    file,
    ENCODINGS.find((one) => one === wanted),
  );
  const { form, head } = table;
  const rows = await firstRows(table, SAMPLE);
  const words = wordCounts(head, rows);
  const usual = fits(remembered, head) ? remembered : undefined;
  const map = given ?? usual ?? guess(head, words, around);
  const { longitude, latitude } = columnsIn(map);
  const declared = String(map.crs ?? 'wgs84');
  const examined =
    longitude && latitude ? await diagnose(table, { longitude, latitude }, around) : undefined;
  const unseen = hidden?.(head, map) ?? new Set<string>();
  const shown = (cell: string, i: number) =>
    unseen.has(head[i] ?? '') && cell !== '' ? HIDDEN : cell.slice(0, 80);
  return {
    form,
    head: [...head],
    rows: rows.slice(0, ROWS_SHOWN).map(({ cells }) => cells.map(shown)),
    words: Object.fromEntries(
      Object.entries(words)
        .filter(([column]) => !unseen.has(column))
        .map(([column, texts]) => [column, [...texts]]),
    ),
    map,
    remembered: map === usual,
    finding: examined ? findingOf(examined, declared) : null,
    outlines: [],
    notes: examined ? told(examined.diagnosis, declared) : [],
  };
}
