/** The answer of the read of whom to send to an order: in codes and numbers, so that the screen can say each reason. */
import { z } from 'zod';
import { LEFT_OUT, MEASURES } from '#domain/order/candidates.ts';

const whole = z.number().int().nonnegative();

/** Metres on foot, and whether they were measured along roads. */
const way = z.object({ metres: whole, by: z.enum(MEASURES) });

const candidate = z.object({
  worker: z.string(),
  way,
  /** On foot, in whole minutes. */
  minutes: whole,
  /** Milliseconds since the worker was last seen. */
  fixAge: whole,
  load: whole,
  /** Orders of this class the worker carried through within thirty days. */
  done: whole,
  /** What each reason costs in minutes; they add up to `total`, by which the list is sorted. */
  cost: z.object({ way: whole, load: whole, grid: whole, skill: whole, fix: whole }),
  total: whole,
});
export type CandidateRead = z.infer<typeof candidate>;

/** GET /api/orders/:id/nearest */
export const nearestRead = z.object({
  asOf: z.number(),
  /** Metres within which was looked. */
  reach: whole,
  candidates: z.array(candidate),
  /** Those close by or of the order's grid who can't be asked. */
  leftOut: z.array(
    z.object({
      worker: z.string(),
      why: z.enum(LEFT_OUT),
      way: way.nullable(),
      fixAge: whole.nullable(),
      load: whole,
    }),
  ),
  /** How many others there are, by the reason they are left out. */
  others: z.array(z.object({ why: z.enum(LEFT_OUT), n: whole })),
});
export type NearestRead = z.infer<typeof nearestRead>;
