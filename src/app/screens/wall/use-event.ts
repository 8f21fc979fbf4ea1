/** The event in hand as a map shows it: the order, and how far its offices come from. */
import { useMemo } from 'react';
import { basesOf } from '#app/state/called-offices.ts';
import { useTown } from '#app/state/hooks.ts';
import { useInHand } from '#app/state/in-hand.ts';
import { useView } from '#app/state/view.ts';
import { type Bounds, boundsOf } from '#domain/geo/shape.ts';

export interface ShownEvent {
  readonly order: string;
  readonly extent: Bounds;
}

/** @param wanted whether this map is about it. Whoever chose something is shown that instead. */
export function useEvent(wanted: boolean): ShownEvent | undefined {
  const [{ area, grid, order: chosen, thing }] = useView();
  const { departments } = useTown();
  const { order, whistle } = useInHand();
  const isFree = wanted && !(area ?? grid ?? chosen ?? thing);
  return useMemo(() => {
    if (!isFree || !order || !whistle) return undefined;
    const bases = basesOf(whistle, departments).map(({ base }) => base);
    return { order: order.id, extent: boundsOf([[[whistle.meetPoint, ...bases]]]) };
  }, [isFree, order, whistle, departments]);
}
