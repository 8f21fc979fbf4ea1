/** What the grids can be filled by. */

export const METRICS = [
  'open',
  'overdue',
  'perhundred',
  'households',
  'persons',
  'enterprises',
] as const;
export type MetricId = (typeof METRICS)[number];
export const isMetric = (text: string | undefined): text is MetricId =>
  (METRICS as readonly (string | undefined)[]).includes(text);
