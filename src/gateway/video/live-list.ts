/**
 * A live list (RFC 8216) computed from the clock alone: asked twice at one instant, or after a restart, it says the same. A clip
 * begins anew at every twelfth segment. Numbers count from the lap in which the look began: players keep tables by them, and those
 * of a count since 1970 cost seconds each.
 */
import { SEGMENT_MS, SEGMENTS } from './clips.ts';

/** So many whole segments stand in a list, and so many more may still be fetched. */
export const LISTED = 6;
const LINGERING = 4;

/** The first number of a look that began then. */
export const countFrom = (began: number): number =>
  lapOf(upcoming(began) - LISTED - LINGERING) * SEGMENTS;

/** How many times the clips went round before this segment. */
export const lapOf = (segment: number): number => Math.floor(segment / SEGMENTS);
export const placeOf = (segment: number): number => segment % SEGMENTS;

/** The first that is not whole yet. */
const upcoming = (instant: number): number => Math.floor(instant / SEGMENT_MS);

export const isThere = (segment: number, instant: number): boolean =>
  segment < upcoming(instant) && segment >= upcoming(instant) - LISTED - LINGERING;

export interface Programme {
  /** Which clip is shown in a lap. */
  clipOf(lap: number): string;
  /** The time of day (epoch milliseconds) at which a segment begins. */
  timeOf(segment: number): number;
}

/** `instant`, and when the look `began`: milliseconds on the camera's own count. */
export function liveList(instant: number, began: number, { clipOf, timeOf }: Programme): string {
  const first = upcoming(instant) - LISTED;
  const base = countFrom(began);
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${SEGMENT_MS / 1000}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MEDIA-SEQUENCE:${first - base}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${lapOf(first - 1 - base)}`,
  ];
  for (let segment = first; segment < first + LISTED; segment += 1) {
    const begins = placeOf(segment) === 0;
    if (begins) lines.push('#EXT-X-DISCONTINUITY');
    if (begins || segment === first) lines.push(`#EXT-X-MAP:URI="${clipOf(lapOf(segment))}.mp4"`);
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(timeOf(segment)).toISOString()}`,
      `#EXTINF:${(SEGMENT_MS / 1000).toFixed(3)},`,
      `${segment - base}.m4s`,
    );
  }
  return `${lines.join('\n')}\n`;
}
