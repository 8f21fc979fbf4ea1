/** One whistle a day is asked for, for something in hand that has days left. */
import type { Order } from '#domain/order/order.ts';
import type { Call } from '../deeds/deed.ts';
import { nextDeed } from '../deeds/next-deed.ts';
import { DAY, HOUR } from '../hours.ts';
import { inHand, timeLeft } from './in-hand.ts';
import type { Strand, Town } from './strand.ts';

/** It is asked for between these hours. */
const HOURS = { from: 10 * HOUR, to: 15 * HOUR } as const;
/** Offices called for, on the average. */
const CALLED = 3.5;

export class Calls implements Strand {
  readonly #town: Town;

  constructor(town: Town) {
    this.#town = town;
  }

  readonly acts = { call: () => this.#call() };

  begin(): void {
    this.#town.agenda.put('call/', this.#town.now());
  }

  /** When it is asked for on a day. */
  #hourOf(day: number): number {
    const lucky = this.#town.scene.luck('whistle', String(day));
    return day + HOURS.from + lucky * (HOURS.to - HOURS.from);
  }

  async #call(): Promise<void> {
    const { agenda, hands, scene } = this.#town;
    const now = this.#town.now();
    const today = scene.hours.dayStart(now);
    const at = this.#hourOf(today);
    const tomorrow = this.#hourOf(scene.hours.dayStart(today + 1.5 * DAY));
    agenda.put('call/', now < at ? at : tomorrow);
    if (now < at || now > at + HOUR) return;
    const order = inHand(this.#town, `whistle-${today}`, (one) => timeLeft(one, now) > 2 * DAY);
    const call = order && this.#callFor(order, now);
    if (!call) return;
    const deed = nextDeed(scene, order, { ending: 'CLOSED', call });
    if (deed?.name === 'whistle.propose') await hands.perform(deed);
  }

  #callFor({ id, path }: Order, at: number): Call | undefined {
    const { luck, files } = this.#town.scene;
    const offices = files.departments.filter(({ kind }) => kind === 'DEPT' || kind === 'STATION');
    const lucky = offices.filter(({ code }) => luck(id, `calls-${code}`) < CALLED / offices.length);
    const [lead, ...others] = lucky.length > 0 ? lucky : offices.slice(0, 2);
    const committee = files.departments.filter(
      (one) => one.kind === 'COMMUNITY' && path.startsWith(one.path),
    );
    const assist = [...others, ...committee].map(({ code }) => code);
    return lead && { kind: 'ROUTINE', lead: lead.code, assist, at };
  }
}
