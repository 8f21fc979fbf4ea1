/** What a feed is: an outer source, started with what it may know and do, stopped by what its start returns. */
import type { Town } from '#domain/town/town.ts';
import type { World } from '#domain/world.ts';
import type { FixColumns } from '../live/stream-fixes.ts';
import type { Roads } from '../roads/roads.ts';

export type Stop = () => void;

export interface FeedContext {
  readonly world: World;
  readonly town: Town;
  /** The town's roads, where they are known. */
  readonly roads?: Roads | undefined;
  /** The town's clock, epoch ms. */
  now(): number;
  /** Tells where workers are. */
  positions(columns: FixColumns): void;
  /** Repeats the work until the feed is stopped; work that throws is reported and goes on with its next turn. */
  every(ms: number, work: () => void): void;
  /** The only source of chance. */
  readonly seed: number;
  /** `still`: the town's clock stands, nothing moves. */
  readonly mode: 'live' | 'still';
}

export interface Feed {
  readonly id: string;
  start(context: FeedContext): Stop;
}

export const defineFeed = (feed: Feed): Feed => feed;
