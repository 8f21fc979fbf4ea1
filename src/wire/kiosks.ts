/** The answers about devices that show a wall by themselves. */
import { z } from 'zod';

const instant = z.number().nullable();

export const kioskRow = z.object({
  id: z.string(),
  name: z.string(),
  made: z.number(),
  /** When it came with its code, and from where; null: nobody came yet. */
  claimed: instant,
  address: z.string().nullable(),
  revoked: instant,
  /** When it last said that it is there. */
  seen: instant,
});
export type KioskRow = z.infer<typeof kioskRow>;

/** GET /api/kiosks */
export const kioskList = z.object({ kiosks: z.array(kioskRow) });

/** POST /api/kiosks: the code is in no other answer. */
export const newKiosk = z.object({ kiosk: kioskRow, code: z.string() });
