/** Short words to the person at the screen that need no answer; each stays a while and goes. */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

const STAYS_MS = 6_000;
let last = 0;

export const noticeStore = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

export function notice(text: string): void {
  const id = ++last;
  noticeStore.setState(({ notices }) => ({ notices: [...notices, { id, text }] }));
  setTimeout(
    () =>
      noticeStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) })),
    STAYS_MS,
  );
}
