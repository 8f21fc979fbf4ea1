/** A demo's picture of a camera: a clip of a place like its own, begun at a moment of its own, by day or by night as the town has it. */
import type { Camera } from '#domain/camera/camera.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { wallClock } from '#domain/time/zone.ts';
import { type Clips, SEGMENT_MS, SEGMENTS } from './clips.ts';
import { LIST, LIST_TYPE, type Source } from './contract.ts';
import { countFrom, isThere, lapOf, liveList, placeOf } from './live-list.ts';

const STREETS = ['street', 'crossing', 'street', 'crossing', 'market'] as const;
/** By the two digits of GB/T 28181 for what is watched: 54 is the waterside, 11 a school. */
const BY_TRADE: Readonly<Record<string, string>> = { '54': 'shore', '11': 'crossing' };
const LIGHT = { from: 6, to: 18 } as const;
/** Neighbours' numbers differ by one; so far apart, in milliseconds, they begin. */
const APART_MS = 7_919;

/** The same for a camera, whoever asks. */
const numberOf = (id: string): number =>
  [...id].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 1_000_003, 7);

export const sceneOf = ({ id }: Pick<Camera, 'id'>): string =>
  BY_TRADE[id.slice(8, 10)] ?? STREETS[numberOf(id) % STREETS.length] ?? 'street';

const lightAt = (town: number, zone: string): 'day' | 'night' => {
  const hour = new Date(wallClock(zone).wallOf(town)).getUTCHours();
  return hour >= LIGHT.from && hour < LIGHT.to ? 'day' : 'night';
};

export const stillOf = (camera: Pick<Camera, 'id'>, town: number, zone: string): string =>
  `${sceneOf(camera)}-${lightAt(town, zone)}`;

interface Parts {
  readonly clips: Pick<Clips, 'get'>;
  readonly zone: string;
  /** The machine's time, and the town's at an instant of it. */
  readonly now: () => number;
  readonly townAt: (instant: number) => number;
}

const SEGMENT = /^(\d{1,12})\.m4s$/;
const HEAD = /^([a-z-]{1,40})\.mp4$/;

export function simulated(camera: Pick<Camera, 'id'>, parts: Parts): Source {
  const { clips, zone, now, townAt } = parts;
  const ahead = (numberOf(camera.id) * APART_MS) % (SEGMENT_MS * SEGMENTS);
  const timeOf = (segment: number) => townAt(segment * SEGMENT_MS - ahead);
  const clipOf = (lap: number) => stillOf(camera, timeOf(lap * SEGMENTS), zone);
  const gone = refuse('stream.gone');
  return {
    synthetic: true,
    read: async (file, began) => {
      const [instant, first] = [now() + ahead, began + ahead];
      if (file === LIST)
        return {
          type: LIST_TYPE,
          bytes: Buffer.from(liveList(instant, first, { clipOf, timeOf })),
        };
      const head = HEAD.exec(file)?.[1];
      if (head) {
        const clip = clips.get(head);
        return clip ? { type: 'video/mp4', bytes: clip.init } : gone;
      }
      const segment = countFrom(first) + Number(SEGMENT.exec(file)?.[1] ?? Number.NaN);
      const bytes = isThere(segment, instant)
        ? clips.get(clipOf(lapOf(segment)))?.segments[placeOf(segment)]
        : undefined;
      return bytes ? { type: 'video/mp4', bytes } : gone;
    },
  };
}
