/**
 * What a demo is to show (data/towns/<id>/demo.json): since when its history reaches, how its orders end, what comes how often.
 * A plan of inputs: no figure on a screen is taken from here, each is counted from the orders that were lived.
 */
import { z } from 'zod';
import { WHISTLE_KINDS } from '#domain/whistle/codes.ts';

const count = z.number().int().nonnegative();
const weights = z.record(z.string(), z.number().nonnegative());
const instant = z.iso.datetime({ offset: true });

/** How a planned order stands when the demo begins. */
export const ENDINGS = [
  'CLOSED',
  'REPORTED',
  'VERIFYING',
  'ACCEPTED',
  'FILED',
  'DISPATCHED',
  'HANDLING',
  'REOPENED',
  'RETURNED',
  'SUSPENDED',
  'HANDLED',
  'CHECKING',
  'CHECKED',
  'REJECTED',
  'VOID',
  'MERGED',
  'SELF',
] as const;
export type Ending = (typeof ENDINGS)[number];

export const demoPlan = z.strictObject({
  /** The history begins. */
  since: instant,
  /** How many orders stand how when the demo begins; those not named: none. */
  orders: z.partialRecord(z.enum(ENDINGS), count),
  /** Of those that are filed and open: how many are past their promise, and how many are near it. */
  overdue: count.default(0),
  near: count.default(0),
  /** Weights of categories and of sources. */
  categories: weights,
  sources: weights,
  /** Weights of the months, January first. */
  months: z.array(z.number().positive()).length(12),
  /** Days of weather: everything comes more often, and some categories much more. */
  storms: z
    .array(
      z.strictObject({
        from: instant,
        to: instant,
        factor: z.number().positive(),
        categories: weights,
      }),
    )
    .default([]),
  /** Grids where more happens than elsewhere. */
  hot: weights.default({}),
  whistles: z
    .strictObject({
      /** Days before the beginning on which one was blown. */
      daysAgo: z.array(z.number().positive()),
      /** The one that rings when the demo begins: who is called, and how far each has come. */
      ringing: z
        .strictObject({
          grid: z.string(),
          category: z.string(),
          kind: z.enum(WHISTLE_KINDS),
          lead: z.string(),
          /** Minutes from the blow to signing and to being on the spot; what is absent has not happened. */
          members: z.record(
            z.string(),
            z.strictObject({
              sign: z.number().positive().optional(),
              arrive: z.number().positive().optional(),
            }),
          ),
          minutesAgo: z.number().positive(),
        })
        .optional(),
    })
    .optional(),
  /** What goes on in a live demo; absent: nothing comes by itself. */
  live: z.strictObject({ reportsPerDay: z.number().positive() }).optional(),
});
export type DemoPlan = z.infer<typeof demoPlan>;
