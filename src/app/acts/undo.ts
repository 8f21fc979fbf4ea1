/**
 * Taking back a dispatch nobody has signed for yet (T29, 撤回派遣): the one step the trade lets its maker undo without a reason.
 * The offer stands until it is taken, another dispatch replaces it, or the worker has signed; then the gateway says so.
 */
import i18next from 'i18next';
import type { Target } from '#app/live/commands.ts';
import { send } from '#app/live/send.ts';
import { notice, noticeWith } from '#app/state/notice-store.ts';

let last: readonly Target[] = [];

/** @returns the first trouble, if any of them stayed. */
async function undo(dispatches: readonly Target[]) {
  if (last === dispatches) last = [];
  for (const { id, version } of dispatches) {
    const sent = await send('order.recall', { id, version });
    if (!sent.ok) return sent;
  }
  return undefined;
}

export interface UndoWords {
  readonly told: string;
  trouble(trouble: Exclude<Awaited<ReturnType<typeof undo>>, undefined>): string;
}

let words: UndoWords | undefined;

async function take(dispatches: readonly Target[]): Promise<void> {
  const trouble = await undo(dispatches);
  notice(trouble && words ? words.trouble(trouble) : i18next.t('desk.undo.done'));
}

/** @param dispatches orders as the dispatch left them. */
export function offerUndo(dispatches: readonly Target[], said: UndoWords): void {
  last = dispatches;
  words = said;
  noticeWith(said.told, { label: i18next.t('desk.undo.offer'), act: () => take(dispatches) });
}

/** By its key. @returns false where there is nothing to undo. */
export function undoLast(): boolean {
  if (last.length === 0) return false;
  void take(last);
  return true;
}
