/** What can be brought on the page, which columns it may have, and how a map of it is changed. */
import {
  AREA_FIELDS,
  type AreaField,
  ORDER_FIELDS,
  type OrderField,
  WORDED,
} from '#domain/imports/fields.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';

export const BROUGHT_KINDS = ['areas', 'orders'] as const;
export type BroughtKind = (typeof BROUGHT_KINDS)[number];
export type Field = OrderField | AreaField;

export const fieldsOf = (kind: BroughtKind): readonly Field[] =>
  kind === 'areas' ? AREA_FIELDS : ORDER_FIELDS;

const placeOf = (kind: BroughtKind) => (kind === 'areas' ? 'properties' : 'columns');

export const columnsOf = (kind: BroughtKind, map: ImportMap): Partial<Record<Field, string>> =>
  (map[placeOf(kind)] ?? {}) as Partial<Record<Field, string>>;

export function withColumn(
  kind: BroughtKind,
  map: ImportMap,
  field: Field,
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
export const WORD_FIELDS = Object.keys(WORDED) as WordField[];

export const wordsIn = (map: ImportMap, field: WordField): Readonly<Record<string, unknown>> =>
  (map[WORDED[field]] ?? {}) as Readonly<Record<string, unknown>>;

/** Words of the mapped column that stand for nothing; an organisation may be left out. */
export function unmapped(look: ImportLook, map: ImportMap, field: WordField): number {
  const column = columnsOf('orders', map)[field];
  const known = wordsIn(map, field);
  if (column === undefined || field === 'org' || '*' in known) return 0;
  return (look.words[column] ?? []).filter(({ text }) => !(text in known)).length;
}
