/** A viewer is what a session amounts to when the question is what may be seen or done. */
import { z } from 'zod';
import { type AreaPath, areaPath } from '../kernel/thing.ts';

/** Roles of DOMAIN §4.1 that this town employs so far. */
export const ROLES = [
  'DUTY_CHIEF',
  'DISPATCHER',
  'OPERATOR',
  'LEADER',
  'DEPT',
  'COMMUNITY',
  'GRID_LEADER',
  'GRID_WORKER',
  'WALL',
  'SYS_ADMIN',
] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** A post names who acted without naming a person: the role and the number of the chair, `DISPATCHER-02`. */
export const post = z.string().regex(/^[A-Z_]+-\d{2,5}$/);
export type Post = z.infer<typeof post>;

export const viewer = z.object({
  role,
  post,
  /** The areas the viewer answers for. */
  scopes: z.array(areaPath),
  /** The worker this viewer is, for those in the field. */
  worker: z.string().nullable(),
  /** The organisation the viewer acts for: a department, a station, a village committee. */
  org: z.string().nullable(),
});
export type Viewer = z.infer<typeof viewer>;

export const within = (scopes: readonly AreaPath[], path: AreaPath): boolean =>
  scopes.some((scope) => path.startsWith(scope));

/** Viewers with equal keys see the same of everything, so they share rooms and encoded batches. */
export const lensKey = (viewer: Viewer): string =>
  [viewer.role, [...viewer.scopes].sort().join(','), viewer.worker ?? '', viewer.org ?? ''].join(
    '|',
  );
