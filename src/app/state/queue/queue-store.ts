/** What a hand does to the queue and no address tells: what is typed to find something, and which rows are marked. */
import { create } from 'zustand';
import type { Order } from '#domain/order/order.ts';

interface Hand {
  readonly typed: string;
  readonly marked: ReadonlySet<string>;
  /** Where a run of marks began. */
  readonly anchor: string | undefined;
  /** What the list shows now; the list alone writes it. */
  readonly rows: readonly Order[];
}

const NONE: ReadonlySet<string> = new Set();

export const queueStore = create<Hand>(() => ({
  typed: '',
  marked: NONE,
  anchor: undefined,
  rows: [],
}));

export const typeInQueue = (typed: string): void => queueStore.setState({ typed });

export const markOnly = (ids: readonly string[]): void =>
  queueStore.setState({ marked: new Set(ids), anchor: ids[0] });

export const clearMarks = (): void => queueStore.setState({ marked: NONE, anchor: undefined });

export function toggleMark(id: string): void {
  const marked = new Set(queueStore.getState().marked);
  if (!marked.delete(id)) marked.add(id);
  queueStore.setState({ marked, anchor: id });
}

/** From where the run began to here, both included; without a beginning, here alone. */
export function markTo(id: string, from?: string): void {
  const { rows, anchor, marked } = queueStore.getState();
  const start = rows.findIndex((order) => order.id === (anchor ?? from ?? id));
  const end = rows.findIndex((order) => order.id === id);
  if (end === -1) return;
  const [first, last] = start === -1 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  const run = rows.slice(first, last + 1).map((order) => order.id);
  queueStore.setState({
    marked: new Set([...marked, ...run]),
    anchor: anchor ?? from ?? id,
  });
}

export const markAll = (): void => markOnly(queueStore.getState().rows.map(({ id }) => id));

/** @returns how many of the rows listed answer to the test; they alone are marked then. */
export function markWhere(test: (order: Order) => boolean): number {
  const found = queueStore.getState().rows.filter(test);
  markOnly(found.map(({ id }) => id));
  return found.length;
}
