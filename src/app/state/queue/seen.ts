/**
 * What has changed since somebody at this station last said "seen": by the journal's numbers, so no clock is asked. What is
 * opened counts as seen; what the post did itself was never news.
 */
import { z } from 'zod';
import { create } from 'zustand';
import type { Order } from '#domain/order/order.ts';
import { worldStore } from '../world-store.ts';
import { keep, kept } from './kept.ts';

const form = z.object({
  epoch: z.string(),
  /** Everything up to this number was seen. */
  upto: z.number().int(),
  /** Town time when that was said. */
  at: z.number(),
  /** Orders opened since, with the number they were seen at. */
  opened: z.record(z.string(), z.number()),
});
export type Seen = z.infer<typeof form>;

const store = create<{ readonly seen: Seen | undefined }>(() => ({ seen: undefined }));

function set(seen: Seen): void {
  store.setState({ seen });
  keep('seen', seen);
}

/** Called once the world is here: a first visit, or another journal, begins with nothing new. */
export function beginSeeing(now: number): void {
  const { epoch, upto } = worldStore.state;
  const before = kept('seen', form);
  if (before?.epoch === epoch && before.upto <= upto) store.setState({ seen: before });
  else set({ epoch, upto, at: now, opened: {} });
}

export function seeAll(now: number): void {
  const { epoch, upto } = worldStore.state;
  set({ epoch, upto, at: now, opened: {} });
}

export function see({ id, version }: Pick<Order, 'id' | 'version'>): void {
  const { seen } = store.getState();
  if (!seen || version <= (seen.opened[id] ?? seen.upto)) return;
  set({ ...seen, opened: { ...seen.opened, [id]: version } });
}

export const useSeen = (): Seen | undefined => store(({ seen }) => seen);

/** @param post whose own doings are no news. */
export const isNews = (
  { id, version, lastBy }: Pick<Order, 'id' | 'version' | 'lastBy'>,
  seen: Seen | undefined,
  post: string,
): boolean =>
  // What was opened was seen later than all: the number alone tells nearly every order apart.
  seen !== undefined &&
  version > seen.upto &&
  version > (seen.opened[id] ?? seen.upto) &&
  lastBy !== post;
