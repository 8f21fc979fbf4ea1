/** What a plan says of people and things: how many of each there are to be. Where they are follows from the drawing. */
import { z } from 'zod';
import { SENSOR_KINDS } from '#domain/sensor/sensor.ts';

const count = z.number().int().nonnegative();

export const peoplePlan = z.strictObject({
  census: z.strictObject({
    asOf: z.iso.datetime({ offset: true }),
    /** The department that answers for the counts. */
    source: z.string(),
    households: count,
    persons: count,
    /** Of the persons, those registered elsewhere. */
    floating: count,
    enterprises: count,
    shops: count,
  }),
  /** Beside one full-time worker in each grid. */
  partTimeWorkers: count,
  cameras: z.strictObject({
    count,
    /** The first eight digits: the county's code and the unit's. 99 is no unit, so that no real camera is meant. */
    centre: z.string().regex(/^\d{8}$/),
    network: z.number().int().min(0).max(9),
  }),
  sensors: z.partialRecord(z.enum(SENSOR_KINDS), count),
  /** Communities with a core and a station in each grid, 一核多片; the others have one station. */
  cores: z.array(z.string()),
  talkPoints: count,
});
export type PeoplePlan = z.infer<typeof peoplePlan>;
