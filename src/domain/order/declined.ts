/** Who was sent to an order and did not take it, read from its story: they are not asked again before others. */
import { z } from 'zod';

export type Declined = 'UNANSWERED' | 'RETURNED';

interface Told {
  readonly type: string;
  readonly at: number;
  readonly data: unknown;
}

const dispatched = z.object({
  handler: z.string().nullable(),
  stage: z.object({ dueAt: z.number() }).nullish(),
});

/** By the worker's id. Who was called back in time did nothing wrong; who has it unsigned beyond its limit did not answer. */
export function declinedBy(story: readonly Told[], now: number): ReadonlyMap<string, Declined> {
  const declined = new Map<string, Declined>();
  let sent: { handler: string; dueAt: number } | undefined;
  const lapse = (at: number) => {
    if (sent && at > sent.dueAt) declined.set(sent.handler, 'UNANSWERED');
    sent = undefined;
  };
  for (const { type, at, data } of story) {
    if (type === 'order.dispatched') {
      const { handler, stage } = dispatched.parse(data);
      sent = handler ? { handler, dueAt: stage?.dueAt ?? Number.POSITIVE_INFINITY } : undefined;
    } else if (type === 'order.recalled') lapse(at);
    else if (type === 'order.returned') {
      if (sent) declined.set(sent.handler, 'RETURNED');
      sent = undefined;
    } else if (type === 'order.signed') {
      if (sent) declined.delete(sent.handler);
      sent = undefined;
    }
  }
  lapse(now);
  return declined;
}
