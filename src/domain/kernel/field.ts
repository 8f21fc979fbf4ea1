/** A field of a form: what kind of thing it asks for, and the schema that accepts it. Forms, checks and documents read it. */
import { z } from 'zod';
import { position } from '../geo/shape.ts';

export type FieldKind =
  | 'text'
  | 'choice'
  | 'org'
  | 'orgs'
  | 'worker'
  | 'category'
  | 'urgency'
  | 'grid'
  | 'point'
  | 'order'
  | 'instant'
  | 'flag'
  | 'score'
  | 'points';

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly kind: FieldKind;
  readonly schema: S;
  readonly optional: boolean;
  /** The codes of a choice. */
  readonly options?: readonly string[];
  /** Least length of a text. */
  readonly least?: number;
  /** The most points. */
  readonly most?: number;
}
export type Fields = Readonly<Record<string, Field>>;
export type FieldsInput<F extends Fields> = {
  [K in keyof F]: z.output<F[K]['schema']>;
};

const field = <S extends z.ZodType>(kind: FieldKind, schema: S): Field<S> => ({
  kind,
  schema,
  optional: false,
});

const TEXT_MOST = 2000;
const code = z.string().min(1).max(64);

/** Words a person types; they go to the register. */
export const text = (least = 1) => ({
  ...field('text', z.string().trim().min(least).max(TEXT_MOST)),
  least,
});
export const choice = <const O extends readonly [string, ...string[]]>(options: O) => ({
  ...field('choice', z.enum(options)),
  options,
});
export const org = field('org', code);
export const orgs = field('orgs', z.array(code).max(20));
export const worker = field('worker', code);
export const category = field('category', z.string().regex(/^\d{2}(\d{2})?$/));
export const urgencyField = field(
  'urgency',
  z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
);
export const grid = field('grid', code);
export const point = field('point', position);
export const orderField = field('order', code);
/** Epoch milliseconds on the town's clock. */
export const instant = field('instant', z.number().int().positive());
export const flag = field('flag', z.boolean());
export const score = field('score', z.number().int().min(1).max(5));
/** Points given, from none to the most. */
export const points = (most: number) => ({
  ...field('points', z.number().int().min(0).max(most)),
  most,
});

export const optional = <S extends z.ZodType>(one: Field<S>): Field<z.ZodOptional<S>> => ({
  ...one,
  schema: one.schema.optional(),
  optional: true,
});

/** The schema of a form's input. */
export const shapeOf = (fields: Fields): z.ZodRawShape =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
