/** The event in hand: the chosen order, or else that of the whistle that was blown last in the area in view. */
import type { Order } from '#domain/order/order.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import { isActive, isActiveIn } from './active-whistle.ts';
import { useShelf, useThing } from './hooks.ts';
import { useView } from './view.ts';

const at = ({ blownAt, proposedAt }: Whistle): number => blownAt ?? proposedAt;

/** Whistles of the area in view that want something, the newest first. */
export function useActiveWhistles(): readonly Whistle[] {
  const [{ area }] = useView();
  return useShelf('whistles')
    .filter(isActiveIn(area))
    .sort((a, b) => at(b) - at(a));
}

export function useInHand(): {
  readonly order: Order | undefined;
  readonly whistle: Whistle | undefined;
} {
  const [view] = useView();
  const active = useActiveWhistles();
  const blown = active.find(({ blownAt }) => blownAt !== null);
  const id = view.order ?? blown?.order;
  const order = useThing('orders', id);
  const whistle = useShelf('whistles').find((one) => isActive(one) && one.order === id);
  return { order, whistle };
}
