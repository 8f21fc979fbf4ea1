/** What a snapshot says of itself is read by the house as it reads any photo. */
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withExif } from '#app/video/exif.ts';
import { readPicture } from '#gateway/attachments/picture.ts';

test('time and place come through to the second and the metre, on every side of the globe', async () => {
  const plain = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#678' } })
    .jpeg()
    .toBuffer();
  // Where both are nought a photo is taken to know no place.
  const places = fc.tuple(
    fc.double({ min: 0.001, max: 179.9, noNaN: true }).map((lon) => -lon),
    fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  );
  const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) });
  await fc.assert(
    fc.asyncProperty(places, instants, async ([lon, lat], instant) => {
      const sent = await withExif(new Blob([new Uint8Array(plain)]), instant, [lon, lat]);
      const read = await readPicture(new Uint8Array(await sent.arrayBuffer()), 'Asia/Shanghai');
      if ('ok' in read) throw new Error(read.reason);
      expect(read.takenAt).toBe(Math.floor(instant / 1000) * 1000);
      expect(read.point?.[0]).toBeCloseTo(lon, 6);
      expect(read.point?.[1]).toBeCloseTo(lat, 6);
    }),
    { numRuns: 40 },
  );
});
