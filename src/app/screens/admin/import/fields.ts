/** What can be brought on the page, which columns it may have, and how a map of it is changed. */
import {
  AREA_FIELDS,
  CAMERA_FIELDS,
  type ImportField,
  NEEDED,
  ORDER_FIELDS,
  WORDED,
} from '#domain/imports/fields.ts';
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';

const FIELDS = {
  areas: AREA_FIELDS,
  orders: ORDER_FIELDS,
  cameras: CAMERA_FIELDS,
} as const satisfies Partial<Record<ImportKind, readonly ImportField[]>>;

export type BroughtKind = keyof typeof FIELDS;
export const BROUGHT_KINDS = Object.keys(FIELDS) as BroughtKind[];

export const isBrought = (kind: ImportKind): kind is BroughtKind => kind in FIELDS;
export const fieldsOf = (kind: BroughtKind): readonly ImportField[] => FIELDS[kind];
export const isNeeded = (kind: BroughtKind, field: ImportField): boolean =>
  (NEEDED[kind] as readonly ImportField[]).includes(field);

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
  return (look.words[column] ?? []).filter(({ text }) => !(text in known)).length;
}
