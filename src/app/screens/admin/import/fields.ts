/** What can be brought on the page, which columns it may have, and how a map of it is changed. */
import {
  AREA_FIELDS,
  CAMERA_FIELDS,
  FIGURE_FIELDS,
  type ImportField,
  NEEDED,
  ORDER_FIELDS,
  WORDED,
  WORKER_FIELDS,
} from '#domain/imports/fields.ts';
import type { ImportKind } from '#domain/imports/import-run.ts';
import { INDICATORS } from '#domain/indicator/indicator.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';

const FIELDS = {
  areas: AREA_FIELDS,
  orders: ORDER_FIELDS,
  cameras: CAMERA_FIELDS,
  workers: WORKER_FIELDS,
  indicators: FIGURE_FIELDS,
} as const satisfies Partial<Record<ImportKind, readonly ImportField[]>>;

export type BroughtKind = keyof typeof FIELDS;
export const BROUGHT_KINDS = Object.keys(FIELDS) as BroughtKind[];

export const isBrought = (kind: ImportKind): kind is BroughtKind => kind in FIELDS;
/** Its rows say where; those of others only say in which grid. */
export const liesSomewhere = (kind: BroughtKind): boolean =>
  kind !== 'workers' && kind !== 'indicators';
export const fieldsOf = (kind: BroughtKind): readonly ImportField[] => FIELDS[kind];

const placeOf = (kind: BroughtKind) => (kind === 'areas' ? 'properties' : 'columns');

type Columns = Partial<Record<ImportField, string>>;
export const columnsOf = (kind: BroughtKind, map: ImportMap): Columns =>
  (map[placeOf(kind)] ?? {}) as Columns;

export function withColumn(
  kind: BroughtKind,
  map: ImportMap,
  field: ImportField,
  column: string,
): ImportMap {
  const { [field]: _, ...others } = columnsOf(kind, map);
  return { ...map, [placeOf(kind)]: column === '' ? others : { ...others, [field]: column } };
}

/** Figures with a column an indicator. */
export const isWide = (map: ImportMap): boolean => {
  const columns = columnsOf('indicators', map);
  return INDICATORS.some((code) => columns[code]);
};

/** Figures are of grids, of months, or of months side by side: the file's columns tell which. */
function neededOf(kind: BroughtKind, map: ImportMap): readonly ImportField[] {
  if (kind !== 'indicators') return NEEDED[kind];
  if (isWide(map)) return map.period ? [] : NEEDED.wide;
  return columnsOf(kind, map).indicator ? NEEDED.months : NEEDED.counts;
}
export const isNeeded = (kind: BroughtKind, map: ImportMap, field: ImportField): boolean =>
  neededOf(kind, map).includes(field);

/** What is neither a column yet nor said of the whole file. */
export function stillMissing(kind: BroughtKind, map: ImportMap): ImportField[] {
  const columns = columnsOf(kind, map);
  const missing = neededOf(kind, map).filter((field) => !columns[field]);
  if (kind !== 'indicators') return missing;
  if (!columns.indicator && !isWide(map) && !columns.asOf && !map.asOf) missing.push('asOf');
  if (!columns.owner && !('*' in wordsIn(map, 'owner'))) missing.push('owner');
  return missing;
}

/** The map without a setting, or with another value of it. */
export function withSetting(map: ImportMap, name: string, value: unknown): ImportMap {
  const { [name]: _, ...others } = map;
  return value === undefined ? others : { ...others, [name]: value };
}

export type WordField = keyof typeof WORDED;
const isWorded = (field: ImportField): field is WordField => field in WORDED;

/** Columns whose words stand for something here, as far as the file has few enough of them to be said one by one. */
export const wordFieldsOf = (kind: BroughtKind, look: ImportLook, map: ImportMap): WordField[] =>
  fieldsOf(kind)
    .filter(isWorded)
    .filter((field) => look.words[columnsOf(kind, map)[field] ?? '']);

export const wordsIn = (map: ImportMap, field: WordField): Readonly<Record<string, unknown>> =>
  (map[WORDED[field]] ?? {}) as Readonly<Record<string, unknown>>;

/** An order may do without an organisation. */
export const mayStayUnsaid = (kind: BroughtKind, field: WordField): boolean =>
  kind === 'orders' && field === 'org';

/** Words of the mapped column that stand for nothing though they have to. */
export function unmapped(
  kind: BroughtKind,
  look: ImportLook,
  map: ImportMap,
  field: WordField,
): number {
  const column = columnsOf(kind, map)[field];
  const known = wordsIn(map, field);
  if (column === undefined || mayStayUnsaid(kind, field) || '*' in known) return 0;
  return (look.words[column] ?? []).filter(
    ({ text }) => !(text in known) && !(field === 'status' && text === ''),
  ).length;
}
