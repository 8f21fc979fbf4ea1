/** The photos of a demo's last days: drawn, marked as such, and kept like any photo that came in. Older ones are told of only. */
import { z } from 'zod';
import { position } from '#domain/geo/shape.ts';
import { PHASES } from '#domain/order/codes.ts';
import type { Order } from '#domain/order/order.ts';
import { PhotoFiles } from '../attachments/photo-files.ts';
import { lookOf } from '../attachments/picture.ts';
import type { Store } from '../database/store.ts';
import { DAY } from './hours.ts';
import { demoPhoto, HEIGHT, WIDTH } from './pictures.ts';

const LAST_DAYS = 2 * DAY;
/** Drawing takes its time, and nobody looks at more in a day. */
const PICTURES_MOST = 80;

const added = z.object({
  photo: z.string(),
  phase: z.enum(PHASES),
  point: position,
  takenAt: z.number(),
});

interface Parts {
  readonly store: Pick<Store, 'photos' | 'journal'>;
  /** The folder of the town. */
  readonly folder: string;
  readonly seed: number;
}

/** A picture for every photo that orders of the last days tell of, the newest first. */
export async function fillAlbum(
  { store, folder, seed }: Parts,
  orders: Iterable<Order>,
  until: number,
): Promise<void> {
  const files = new PhotoFiles(folder);
  const shots = [...orders]
    .filter(({ lastAt, photosBefore, photosAfter }) => {
      return until - lastAt < LAST_DAYS && photosBefore + photosAfter > 0;
    })
    .sort((a, b) => b.lastAt - a.lastAt)
    .flatMap((order) =>
      store.journal
        .story('orders', order.id)
        .filter(({ type }) => type === 'order.photo-added')
        .map(({ data, at, by }) => ({ ...added.parse(data), order, at, by })),
    )
    .slice(0, PICTURES_MOST);
  for (const { order, photo, phase, point, takenAt, at, by } of shots) {
    // The journal named it before it was drawn, so its name is not made of its bytes.
    const bytes = await demoPhoto(
      seed + Number.parseInt(photo.slice(0, 8), 16),
      order.category,
      phase,
    );
    store.photos.expect({
      order: order.id,
      photo,
      phase,
      type: 'image/jpeg',
      bytes: bytes.length,
      width: WIDTH,
      height: HEIGHT,
      seconds: null,
      takenAt,
      lon: point[0],
      lat: point[1],
      placed: 'CAMERA',
      look: await lookOf(bytes),
      at,
      by,
      arrived: Date.now(),
    });
    await files.write(photo, bytes);
    store.photos.keep({ order: order.id, photo });
  }
}
