/** An organisation that leads or assists in handling orders (data/towns/<id>/departments.json). */
import { z } from 'zod';
import { position } from '../geo/shape.ts';
import { areaPath } from '../kernel/thing.ts';
import { label } from '../town/town.ts';

export const DEPARTMENT_KINDS = [
  'TOWN',
  'DEPT',
  'STATION',
  'COMMUNITY',
  'PARTNER',
  'DISTRICT',
] as const;

export const department = z.strictObject({
  /** The area's own code for a committee; a word for all others. */
  code: z
    .string()
    .max(64)
    .regex(/^[A-Z0-9][A-Z0-9_]*$/),
  name: label,
  /** As it stands on a whistle light or in a list. */
  short: label,
  /**
   * The town itself, an office of it, a station of the county's line, a committee, a company that helps; or the district's
   * platform, which receives what is raised to it and is sent nothing else.
   */
  kind: z.enum(DEPARTMENT_KINDS),
  /** What it answers for: the town, or one community. */
  path: areaPath,
  /** Where its people set out from. */
  base: position,
});
export type Department = z.infer<typeof department>;

/** In a rule: the committee of the community the order lies in, whichever that is. */
export const OF_THE_PLACE = 'COMMUNITY';

/** The organisation that a code in a rule means for an order at `path`; undefined where the town has none. */
export const departmentFor = (
  departments: readonly Department[],
  code: string,
  path: string,
): Department | undefined =>
  departments.find((one) =>
    code === OF_THE_PLACE
      ? one.kind === 'COMMUNITY' && path.startsWith(one.path)
      : one.code === code,
  );
