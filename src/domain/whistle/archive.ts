/** Whistles that ended long ago leave the world as orders do; their rows and words stay in the books. */
import type { NewEvent } from '../kernel/outcome.ts';
import { STAYS_MS } from '../order/archive.ts';
import type { World } from '../world.ts';
import { whistleArchived } from './events/ending.ts';
import type { Whistle } from './whistle.ts';

/** Somebody still owes it an approval after the fact: it waits for that where everyone sees it. */
const isOwedApproval = ({ approvalDue, ratifiedAt }: Whistle): boolean =>
  approvalDue !== null && ratifiedAt === null;

export const dueWhistleArchiving = (world: World, now: number): NewEvent[] =>
  [...world.whistles.values()]
    .filter((one) => one.closedAt !== null && now - one.closedAt > STAYS_MS && !isOwedApproval(one))
    .map(({ id }) => whistleArchived.of({ id }));
