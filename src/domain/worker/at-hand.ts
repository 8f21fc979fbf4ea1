/** What a worker has to do at this moment and has done lately, counted from the orders there are. */
import type { Order } from '../order/order.ts';

export interface Busy {
  /** Open orders somebody waits for this worker on: to handle, to verify, to check. */
  readonly load: number;
  /** Orders of the class asked about that the worker has carried through lately. */
  readonly done: number;
}

const LATELY_MS = 30 * 86_400_000;
const classOf = (category: string): string => category.slice(0, 2);

const whoseTurn = ({ state, handler, verifier, checker }: Order): string | null => {
  if (state === 'VERIFYING') return verifier;
  if (state === 'CHECKING') return checker;
  return state === 'DISPATCHED' || state === 'HANDLING' || state === 'JOINT' ? handler : null;
};

/** By the worker's id; who is not in it has nothing at hand and has done nothing of the kind. */
export function busyWith(
  orders: Iterable<Order>,
  { category, now }: { readonly category: string; readonly now: number },
): ReadonlyMap<string, Busy> {
  const busy = new Map<string, { load: number; done: number }>();
  const of = (id: string) => {
    const known = busy.get(id) ?? { load: 0, done: 0 };
    busy.set(id, known);
    return known;
  };
  const asked = classOf(category);
  for (const order of orders) {
    const turn = whoseTurn(order);
    if (turn) of(turn).load += 1;
    const { handler, handledAt } = order;
    if (handler && handledAt !== null && handledAt > now - LATELY_MS)
      if (classOf(order.category) === asked) of(handler).done += 1;
  }
  return busy;
}
