/** Many orders dispatched at once: who would get each, or why it stays. Pure, so that what is shown is what is sent. */
import type { Viewer } from '#domain/access/viewer.ts';
import type { Order } from '#domain/order/order.ts';
import type { Worker } from '#domain/worker/worker.ts';
import { type Bar, barOfAct, isToBeRuled } from './permits.ts';

export type Refused = Bar | { readonly why: 'ruling' | 'nobody' };

export type Planned =
  | { readonly order: Order; readonly handler: string; readonly load: number }
  | { readonly order: Order; readonly org: string }
  | { readonly order: Order; readonly refused: Refused };

export interface Hands {
  readonly viewer: Viewer;
  readonly workers: readonly Worker[];
  /** Every open order: what somebody has in hand already. */
  readonly open: readonly Order[];
  /** One organisation for all; undefined: each grid's own worker. */
  readonly org: string | undefined;
}

function loadsOf(open: readonly Order[]): Map<string, number> {
  const loads = new Map<string, number>();
  for (const { handler } of open) if (handler) loads.set(handler, (loads.get(handler) ?? 0) + 1);
  return loads;
}

/** In the order given: whoever gets one has it in hand when the next is given away. */
export function planBulk(
  orders: readonly Order[],
  { viewer, workers, open, org }: Hands,
): Planned[] {
  const loads = loadsOf(open);
  const loadOf = ({ id }: Worker) => loads.get(id) ?? 0;
  const onShift = workers.filter((worker) => worker.onShift);
  return orders.map((order): Planned => {
    const bar = barOfAct(viewer, 'dispatch', order);
    if (bar) return { order, refused: bar };
    if (isToBeRuled(order)) return { order, refused: { why: 'ruling' } };
    if (org) return { order, org };
    const [worker] = onShift
      .filter(({ grids }) => grids.includes(order.grid))
      .sort((a, b) => loadOf(a) - loadOf(b) || a.no - b.no);
    if (!worker) return { order, refused: { why: 'nobody' } };
    const load = loadOf(worker);
    loads.set(worker.id, load + 1);
    return { order, handler: worker.id, load };
  });
}

export const isReady = (one: Planned): one is Exclude<Planned, { readonly refused: Refused }> =>
  !('refused' in one);
