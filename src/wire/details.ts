/** What is wrong with a request, in codes: they travel as a refusal's `detail` and become words on the reader's side. */
export const DETAILS = [
  'invalid_type',
  'invalid_value',
  'invalid_format',
  'invalid_union',
  'too_small',
  'too_big',
  'letters-and-digits',
  'no-match',
  'bad-http',
  'bad-json',
  'bad-address',
  'two-hosts',
] as const;
export type Detail = (typeof DETAILS)[number];

/** The code of what a schema (or somebody else) found wrong; a refinement gives its code as its message. */
export const detailOf = (...found: readonly (string | undefined)[]): Detail =>
  DETAILS.find((detail) => found.includes(detail)) ?? 'no-match';
