/**
 * What makes a closure look like one that was none (DOMAIN §7 P5): a photo seen before, from elsewhere or from another time, the
 * same words again and again. A doubt is a reason to look again, never a verdict.
 */
import type { Position } from '../geo/shape.ts';
import type { Phase } from './codes.ts';
import type { Order } from './order.ts';
import { metresOff } from './photos.ts';

export const DOUBTS = [
  'TOO_FAST',
  'SAME_PHOTO',
  'FAR_PHOTO',
  'OFF_TIME_PHOTO',
  'SAME_WORDS',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Bits of 64 in which two looks of one picture may differ, packed or sized anew. */
const ALIKE_BITS = 4;
/** A bare wall, a night sky: what is almost all one looks like any other. */
const BITS_THAT_TELL = 6;
const FAR_M = 200;
/** Clocks of cameras are a few minutes off. */
const CLOCKS_OFF_MS = 10 * 60_000;
/**
 * So many results of one handler in the same words, within a day, are a form and no account. Over a week they would be no sign of
 * anything: whoever repairs lamps repairs lamps.
 */
export const SAME_WORDS = { times: 5, within: 86_400_000 } as const;

const onesOf = (bits: bigint): number => bits.toString(2).replaceAll('0', '').length;
const bitsOf = (look: string): bigint => BigInt(`0x${look}`);

/** @param one a look, 64 bits in 16 hexadecimal digits. */
export function looksAlike(one: string, other: string): boolean {
  const ones = onesOf(bitsOf(one));
  const tells = ones >= BITS_THAT_TELL && ones <= 64 - BITS_THAT_TELL;
  return tells && onesOf(bitsOf(one) ^ bitsOf(other)) <= ALIKE_BITS;
}

export interface SeenPhoto {
  readonly phase: Phase;
  /** Null of a clip. */
  readonly look: string | null;
  readonly takenAt: number | null;
  readonly point: Position | null;
}

type Judged = Pick<Order, 'point' | 'signedAt' | 'handledAt'>;

/** @param earlier looks of photos that came before: of other orders, and of this one before the work. */
export function doubtsAbout(
  order: Judged,
  { phase, look, takenAt, point }: SeenPhoto,
  earlier: readonly string[],
): Doubt[] {
  const doubts: Doubt[] = [];
  if (phase === 'AFTER' && look && earlier.some((one) => looksAlike(look, one)))
    doubts.push('SAME_PHOTO');
  if ((metresOff(order, point) ?? 0) > FAR_M) doubts.push('FAR_PHOTO');
  if (phase === 'AFTER' && takenAt !== null && isOffTime(order, takenAt))
    doubts.push('OFF_TIME_PHOTO');
  return doubts;
}

const isOffTime = ({ signedAt, handledAt }: Judged, takenAt: number): boolean =>
  (signedAt !== null && takenAt < signedAt - CLOCKS_OFF_MS) ||
  (handledAt !== null && takenAt > handledAt + CLOCKS_OFF_MS);
