/**
 * How many pictures may run at once on this page. One more takes the place of the one nobody has looked at for longest, and that
 * one is told, so that it can say so.
 */
export const DECODERS = 16;

interface Holder {
  looked: number;
  readonly yield: () => void;
}

const holders = new Map<object, Holder>();
let looks = 0;

/** Takes a place for `who`; calls `give` when the place is wanted for another. */
export function takeDecoder(who: object, give: () => void): void {
  looks += 1;
  holders.set(who, { looked: looks, yield: give });
  while (holders.size > DECODERS) {
    const [oldest, holder] = [...holders].reduce((a, b) => (a[1].looked <= b[1].looked ? a : b));
    holders.delete(oldest);
    holder.yield();
  }
}
/** Somebody looks at it: a pointer over it, the focus in it. */
export function lookedAt(who: object): void {
  const holder = holders.get(who);
  looks += 1;
  if (holder) holder.looked = looks;
}
export const leaveDecoder = (who: object): void => void holders.delete(who);
