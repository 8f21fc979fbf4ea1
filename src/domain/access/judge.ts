/** Judges whether a viewer may give a command: first the function, then the relation to the thing at hand. */
import type { Command } from '../contract.ts';
import { type Refusal, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { type Permission, relates, relationFor } from './table.ts';
import type { Viewer } from './viewer.ts';

/** A refusal, and whether it was for want of a right: that goes into the audit. */
export type Refused = Refusal & { readonly denied?: 'function' | 'area' | 'ticket' };

export const lacksFunction = (viewer: Viewer, may: Permission): Refused | undefined =>
  relationFor(viewer, may)
    ? undefined
    : { ...refuse('access.no-function', { function: may }), denied: 'function' };

/** Undefined when the viewer may. A thing of another area is said not to exist; the refusal remembers why. */
export function judge(
  command: Command,
  world: World,
  input: unknown,
  facts: unknown,
  viewer: Viewer,
): Refused | undefined {
  const { may, on, unknown = 'order.unknown' } = command.access;
  const relation = relationFor(viewer, may);
  if (!relation) return lacksFunction(viewer, may);
  if (!on) return undefined;
  const thing = on(world, input, facts);
  if (!thing) return refuse(unknown);
  return relates(relation, viewer, thing) ? undefined : { ...refuse(unknown), denied: 'area' };
}
