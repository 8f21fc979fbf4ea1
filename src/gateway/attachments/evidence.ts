/** What is sent to an order, told from its bytes: a photo or a clip, or a refusal that says how to send it. */
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { Media } from '../database/photo-rows.ts';
import { isClipLike, isHeic, readClip } from './clip.ts';
import { readPicture } from './picture.ts';
import type { Told } from './told.ts';

const MB = 1024 * 1024;
/** A photo as a phone takes it. */
export const PHOTO_MOST = 12 * MB;
/** Half a minute in the quality phones record in. */
export const CLIP_MOST = 32 * MB;

export interface Evidence extends Told {
  readonly sha: string;
  readonly type: Media;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly seconds: number | null;
  readonly look: string | null;
}

const tooLarge = (most: number): Refusal => refuse('request.too-large', { limit: most / 1024 });

/** `zone` is the town's. */
export async function readEvidence(sent: Uint8Array, zone: string): Promise<Evidence | Refusal> {
  const head = Buffer.from(sent.buffer, sent.byteOffset, Math.min(sent.length, 64));
  if (isHeic(head)) return refuse('photo.heic');
  if (isClipLike(head)) {
    const clip = sent.length > CLIP_MOST ? tooLarge(CLIP_MOST) : readClip(sent);
    return 'ok' in clip ? clip : { ...clip, look: null };
  }
  if (sent.length > PHOTO_MOST) return tooLarge(PHOTO_MOST);
  const picture = await readPicture(sent, zone);
  return 'ok' in picture ? picture : { ...picture, type: 'image/jpeg', seconds: null };
}
