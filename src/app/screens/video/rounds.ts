/** A patrol's round: which cameras, in which order, how many at once, how long. It lives in the URL. */
import { z } from 'zod';

export const LAYOUTS = [1, 4, 9, 16] as const;
export type Layout = (typeof LAYOUTS)[number];
export const DWELLS = [10, 15, 30, 60] as const;

const within = <T extends number>(choices: readonly T[], usual: T) =>
  z.coerce
    .number()
    .catch(usual)
    .transform((given) => choices.find((one) => one === given) ?? usual);

export const patrolView = z.object({
  layout: within(LAYOUTS, 4),
  /** Seconds. */
  dwell: within(DWELLS, 15),
  /** Path of the area whose cameras are gone through; absent: all. */
  area: z.string().max(256).optional().catch(undefined),
  page: z.coerce.number().int().nonnegative().catch(0),
  /** Turns its pages by itself. */
  turns: z.enum(['yes', 'no']).catch('yes'),
});
export type PatrolView = z.infer<typeof patrolView>;

export const pagesOf = (count: number, layout: Layout): number =>
  Math.max(1, Math.ceil(count / layout));

/** A page beyond the last is the first again, and before the first the last. */
export function pageOf<T>(things: readonly T[], layout: Layout, page: number): readonly T[] {
  const at = page % pagesOf(things.length, layout);
  return things.slice(at * layout, (at + 1) * layout);
}
