/** What comes in as a clip and what is kept of it: the kind is told from the bytes, and nothing is drawn anew. */
import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { CLIP_SECONDS_MOST } from '#domain/order/photos.ts';
import { Broken } from './boxes.ts';
import { isMp4, readMp4 } from './mp4.ts';
import type { Clip } from './told.ts';
import { isWebm, readWebm } from './webm.ts';

/** HEIC and its kin: pictures in the boxes of a clip. */
const HEIC = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'heif'];
export const isHeic = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && HEIC.includes(bytes.toString('latin1', 8, 12));
/** A clip of some sort, though perhaps not of ours. */
export const isClipLike = (bytes: Buffer): boolean =>
  isWebm(bytes) ||
  (bytes.toString('latin1', 4, 8) === 'ftyp' &&
    !['avif', 'avis'].includes(bytes.toString('latin1', 8, 12)));

/** @param sent is left as it is. */
export function readClip(sent: Uint8Array): Clip | Refusal {
  const bytes = Buffer.from(sent);
  try {
    if (!isMp4(bytes) && !isWebm(bytes)) return refuse('clip.kind');
    const clip = isMp4(bytes) ? readMp4(bytes) : readWebm(bytes);
    if ('ok' in clip) return clip;
    if (!(clip.seconds > 0) || clip.width < 1 || clip.height < 1) return refuse('clip.broken');
    if (clip.seconds > CLIP_SECONDS_MOST)
      return refuse('clip.too-long', { most: CLIP_SECONDS_MOST });
    return { ...clip, sha: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return refuse('clip.broken');
    throw error;
  }
}
