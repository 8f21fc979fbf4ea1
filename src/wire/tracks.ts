/** The answer of the read of tracks: for each worker and block, columns of instants and places. */
import { z } from 'zod';

const column = z.array(z.number());

export const tracksRead = z.object({
  area: z.string(),
  from: z.number(),
  to: z.number(),
  tracks: z.array(z.object({ no: z.number().int(), at: column, lon: column, lat: column })),
});
export type TracksRead = z.infer<typeof tracksRead>;
