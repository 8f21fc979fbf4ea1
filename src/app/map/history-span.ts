/** How far back the orders of a while go. */

const HOUR = 3_600_000;
export const SPANS = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof SPANS)[number];

const MS: Record<Span, number> = {
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  year: 365 * 24 * HOUR,
};

export const spanOf = (asked: string | undefined): Span =>
  SPANS.find((span) => span === asked) ?? SPANS[0];

/** The same question for some minutes, so that many screens and many looks share an answer. */
const STEP_MS = 5 * 60_000;

/** The instant from which a span that ends now counts. */
export const sinceOf = (span: Span, now: number): number =>
  Math.floor((now - MS[span]) / STEP_MS) * STEP_MS;
