import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { draftAccepted } from '#wire/reads.ts';
import { PHOTO_MOST } from '../../attachments/evidence.ts';
import { defineRoute } from '../contract.ts';

const degrees = (most: number) => z.coerce.number().min(-most).max(most);

export const draftPhotoRoute = defineRoute({
  method: 'POST',
  path: '/api/drafts/photos',
  summary:
    'Keep a photo (JPEG, PNG or WebP as the body) for an order still to be reported; time and place are read by the house',
  access: 'order.self-handle',
  bytesMost: PHOTO_MOST,
  /** Where the phone is as it sends: taken where the camera wrote no place. */
  query: z.object({ lon: degrees(180).optional(), lat: degrees(90).optional() }),
  output: draftAccepted,
  handle: async (house, { query: { lon, lat }, body, viewer }) => {
    const bytes: unknown = body;
    if (!(bytes instanceof Uint8Array)) return refuse('photo.kind');
    const fix: [number, number] | null = lon === undefined || lat === undefined ? null : [lon, lat];
    const kept = await house.photos.draft({ bytes, by: viewer.post, fix });
    if ('ok' in kept) return kept;
    const { photo, at, takenAt, placed } = kept;
    return { photo, at, takenAt, placed: kept.lon === null ? null : placed };
  },
});
