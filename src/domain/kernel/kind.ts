/** The contract of a kind: what such a thing is, and what a viewer may see of it. */
import type { z } from 'zod';
import type { Viewer } from '../access/viewer.ts';
import type { Thing } from './thing.ts';

export interface Kind<T extends Thing> {
  readonly schema: z.ZodType<T>;
  /**
   * Projects a thing to what the viewer may see of it, or nothing. It may look at nothing but the thing and the viewer: then a
   * change of the thing is the only thing that can change the answer, and the hub need compare nothing else.
   */
  readonly lens: (thing: T, viewer: Viewer) => T | undefined;
}

/** The lens of a kind that the house keeps for itself. */
export const seenByNobody = (): undefined => undefined;

export const defineKind = <T extends Thing>(kind: Kind<T>): Kind<T> => kind;
