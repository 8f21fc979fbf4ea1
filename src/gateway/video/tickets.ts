/**
 * A ticket opens one camera's pictures to one session for a short while. It is signed, so nothing need be remembered to know it,
 * and it is worth nothing in another session's hands, for another camera, or after its time.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Refused } from '#domain/access/judge.ts';
import { refuse } from '#domain/kernel/outcome.ts';

/** A player renews it at a third of its time. */
export const TICKET_MS = 90_000;

export interface Holder {
  readonly session: string;
  readonly camera: string;
}

const denied = (reason: 'stream.no-ticket' | 'stream.expired'): Refused => ({
  ...refuse(reason),
  denied: 'ticket',
});

export class Tickets {
  readonly #key: Uint8Array;
  readonly #now: () => number;

  constructor(key: Uint8Array, now = () => Date.now()) {
    this.#key = key;
    this.#now = now;
  }

  issue(viewing: string, holder: Holder): { readonly ticket: string; readonly until: number } {
    const until = this.#now() + TICKET_MS;
    const mark = this.#sign(viewing, until, holder).toString('base64url');
    return { ticket: `${viewing}.${until.toString(36)}.${mark}`, until };
  }

  /** The viewing it was issued for. */
  check(ticket: string, holder: Holder): { readonly viewing: string } | Refused {
    const [viewing = '', time = '', mark = '', ...more] = ticket.split('.');
    const until = Number.parseInt(time, 36);
    const given = Buffer.from(mark, 'base64url');
    const right = this.#sign(viewing, until, holder);
    const fits = given.length === right.length && timingSafeEqual(given, right);
    if (!fits || more.length > 0) return denied('stream.no-ticket');
    return this.#now() < until ? { viewing } : denied('stream.expired');
  }

  #sign(viewing: string, until: number, { session, camera }: Holder): Buffer {
    const said = JSON.stringify([viewing, until, session, camera]);
    return createHmac('sha256', this.#key).update(said).digest();
  }
}
