/** Who is at an order: said over the socket, forgotten with the connection, never journalled. */
import { z } from 'zod';
import { post } from '#domain/access/viewer.ts';

/** Screen → gateway: which order is open here, and whether somebody works on it. */
export const attending = z.object({
  /** Null: none. */
  order: z.string().min(1).max(64).nullable(),
  works: z.boolean(),
  /** Takes the work from whoever has it. */
  takes: z.boolean().default(false),
});
export type Attending = z.input<typeof attending>;

const whoSince = z.object({ post, since: z.number() });

/** Gateway → screen: the others at the order that is open here. */
export const attended = z.object({
  order: z.string(),
  others: z.array(whoSince),
  /** In whose hands the work is; null: in nobody's. Town time. */
  held: whoSince.extend({ mine: z.boolean() }).nullable(),
});
export type Attended = z.infer<typeof attended>;
