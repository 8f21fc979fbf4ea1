/** Whom to send to an order, as the gateway ranks them, and who of them is chosen: the first until somebody chooses another. */
import { useQuery } from '@tanstack/react-query';
import { nearestReading } from '#app/live/reads.ts';
import { useHandlerChoice } from '#app/state/handler-choice.ts';
import { useViewer } from '#app/state/hooks.ts';
import type { Order } from '#domain/order/order.ts';
import { placed } from '#domain/order/order.ts';
import type { NearestRead } from '#wire/nearest.ts';
import { barOf } from './permits.ts';

interface Ranked {
  readonly ranking: NearestRead | undefined;
  readonly failed: boolean;
  readonly chosen: string | undefined;
}

export function useCandidates(order: Order | undefined): Ranked {
  const viewer = useViewer();
  const may = order !== undefined && !barOf(viewer, 'order.dispatch', placed(order));
  const choice = useHandlerChoice(order?.id);
  const { data, isError } = useQuery({
    ...nearestReading(order?.id ?? '', order?.version),
    enabled: may,
  });
  return { ranking: data, failed: isError, chosen: choice ?? data?.candidates[0]?.worker };
}
