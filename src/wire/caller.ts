/**
 * GET /api/orders/:id/caller: who called, masked unless a reason is given. Masks of DOMAIN §4.4; the whole only goes where the
 * audit says to whom and why.
 */
import { z } from 'zod';

/** Why somebody needs to know: to call back, to ask again where it is, because somebody is in danger. */
export const CALLER_REASONS = ['CALL_BACK', 'ASK_AGAIN', 'DANGER'] as const;
export type CallerReason = (typeof CALLER_REASONS)[number];

export const callerRead = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  masked: z.boolean(),
});
export type CallerRead = z.infer<typeof callerRead>;
