/** Short words to the person at the screen that need no answer; each stays a while and goes. */
import { create } from 'zustand';

/** What can still be done about it, as long as it is shown. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly offer?: Offer;
}

const STAYS_MS = 6_000;
/** An offer wants reading and a decision. */
const OFFERED_MS = 15_000;
let last = 0;

export const noticeStore = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

const drop = (id: number): void =>
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));

function show(given: Omit<Notice, 'id'>, stays: number): void {
  const id = ++last;
  noticeStore.setState(({ notices }) => ({ notices: [...notices, { ...given, id }] }));
  setTimeout(() => drop(id), stays);
}

export const notice = (text: string): void => show({ text }, STAYS_MS);

/** Taken, the offer goes. */
export function noticeWith(text: string, { label, act }: Offer): void {
  const id = last + 1;
  const taken = () => {
    drop(id);
    act();
  };
  show({ text, offer: { label, act: taken } }, OFFERED_MS);
}
