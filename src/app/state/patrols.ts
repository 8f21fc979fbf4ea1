/** Which cameras are gone through, in which order, and how far that has come today. */
import type { Camera, PatrolMark } from '#domain/camera/camera.ts';
import { dayOf } from '#domain/time/day.ts';

export const inRound = (cameras: readonly Camera[], area: string | undefined): Camera[] =>
  cameras
    .filter(({ path, online }) => online && path.startsWith(area ?? '/'))
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1));

/** What today's patrol found there; undefined: it has not been there. */
export function markToday(
  { patrolled }: Camera,
  now: number,
  zone: string,
): PatrolMark | undefined {
  return patrolled && dayOf(patrolled.at, zone) === dayOf(now, zone) ? patrolled.mark : undefined;
}

/** Those a patrol looked through today. */
export const patrolledToday = (
  cameras: readonly Camera[],
  now: number,
  zone: string,
): readonly Camera[] => cameras.filter((camera) => markToday(camera, now, zone) !== undefined);
