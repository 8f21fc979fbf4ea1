/** Starts feeds so that one which fails stops no other. */
import type { Feed, FeedContext, Stop } from './contract.ts';

/** Returns the stop of all. `onFault` hears of a feed that could not start and of every turn of its work that threw. */
export function startFeeds(
  feeds: readonly Feed[],
  context: Omit<FeedContext, 'every'>,
  onFault: (error: unknown, feed: string) => void,
): Stop {
  const stops: Stop[] = [];
  for (const feed of feeds) {
    const guarded = (work: () => void) => () => {
      try {
        work();
      } catch (error) {
        onFault(error, feed.id);
      }
    };
    const every = (ms: number, work: () => void) => {
      const timer = setInterval(guarded(work), ms);
      stops.push(() => clearInterval(timer));
    };
    guarded(() => stops.push(guarded(feed.start({ ...context, every }))))();
  }
  return () => {
    for (const stop of stops.splice(0)) stop();
  };
}
