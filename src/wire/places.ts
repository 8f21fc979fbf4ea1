/** GET /api/places: what has a name in the town, and where; nothing of it is anybody's home. */
import { z } from 'zod';
import { position } from '#domain/geo/shape.ts';
import { label } from '#domain/town/town.ts';

export const placesRead = z.object({
  places: z.array(
    z.object({ kind: z.enum(['road', 'place']), name: label, point: position, grid: z.string() }),
  ),
});
export type PlacesRead = z.infer<typeof placesRead>;
export type Place = PlacesRead['places'][number];
