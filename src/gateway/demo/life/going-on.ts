/** Orders, whistles and shifts go on from where they stand, whoever brought them there. */
import type { Order } from '#domain/order/order.ts';
import type { ShelfName, WorldChange } from '#domain/world.ts';
import type { Deed } from '../deeds/deed.ts';
import { courseOf, nextDeed } from '../deeds/next-deed.ts';
import { nextWhistleDeed } from '../deeds/next-whistle-deed.ts';
import { DAY, HOUR, MINUTE } from '../hours.ts';
import { nextShift } from '../shifts.ts';
import type { Strand, Town } from './strand.ts';

/** What was due so long ago was waiting for the demo to begin: it comes in its own time. */
const LONG_AGO = 10 * MINUTE;
/** After a refusal nobody tries again for a while. */
const PAUSE = 20 * MINUTE;

type Kind = 'order' | 'whistle' | 'shift';
const KINDS: Partial<Record<ShelfName, Kind>> = {
  orders: 'order',
  whistles: 'whistle',
  workers: 'shift',
};

interface Floor {
  readonly state: Order['state'];
  readonly at: number;
}

export class GoingOn implements Strand {
  readonly #town: Town;
  /** Not before: for what was left standing when the demo began, as long as it stands there. */
  readonly #floors = new Map<string, Floor>();
  /** What was refused of an order as it stands: it must not hold up the rest. */
  readonly #missed = new Map<string, string>();

  constructor(town: Town) {
    this.#town = town;
  }

  readonly acts = {
    order: (id: string) => this.#turn('order', id),
    whistle: (id: string) => this.#turn('whistle', id),
    shift: (id: string) => this.#turn('shift', id),
  };

  begin(): void {
    const { world } = this.#town.scene;
    for (const order of world.orders.values()) this.#resume(order);
    for (const { id } of world.whistles.values()) this.#plan('whistle', id);
    for (const { id } of world.workers.values()) this.#plan('shift', id);
  }

  /** What comes next for it is asked again. */
  heard(changes: readonly WorldChange[]): void {
    for (const { shelf, id } of changes) {
      const kind = KINDS[shelf];
      if (kind === 'order') this.#missed.delete(id);
      if (kind) this.#plan(kind, id);
    }
  }

  #next(kind: Kind, id: string): Deed | undefined {
    const { scene, setting, now } = this.#town;
    if (kind === 'order') return this.#nextOfOrder(id);
    if (kind === 'whistle') {
      const whistle = scene.world.whistles.get(id);
      return whistle && nextWhistleDeed(scene, whistle, undefined, now());
    }
    const worker = scene.world.workers.get(id);
    const change = worker && nextShift(setting, worker, now());
    return change && { ...change, by: setting.staff.worker(id), input: { id } };
  }

  #nextOfOrder(id: string): Deed | undefined {
    const { scene } = this.#town;
    const order = scene.world.orders.get(id);
    const floor = this.#floors.get(id);
    if (floor && floor.state !== order?.state) this.#floors.delete(id);
    if (!order) return undefined;
    const deed = nextDeed(scene, order, courseOf(scene, order), this.#missed.get(id));
    return floor?.state === order.state && deed
      ? { ...deed, at: Math.max(deed.at, floor.at) }
      : deed;
  }

  #plan(kind: Kind, id: string): void {
    const { agenda } = this.#town;
    const deed = this.#next(kind, id);
    if (deed) agenda.put(`${kind}/${id}`, deed.at);
    else agenda.drop(`${kind}/${id}`);
  }

  /** An order that stood still before: it goes on within the time it has left, not all of them at once. */
  #resume(order: Order): void {
    const { scene } = this.#town;
    const { id, state } = order;
    const now = this.#town.now();
    const deed = nextDeed(scene, order, courseOf(scene, order));
    if (deed && deed.at < now - LONG_AGO) {
      const lucky = scene.luck(id, `resumes-${state}`);
      const due = order.handle?.dueAt ?? 0;
      const inHand = state === 'HANDLING';
      const left = inHand ? Math.max(8 * HOUR, Math.min(3 * DAY, due - now)) : 40 * MINUTE;
      const at = now + MINUTE + left * 0.85 * lucky;
      const there = scene.hours.present(inHand ? 'field' : 'watch', at, lucky);
      this.#floors.set(id, { state, at: Math.round(there) });
    }
    this.#plan('order', id);
  }

  async #turn(kind: Kind, id: string): Promise<void> {
    const { agenda, hands, now } = this.#town;
    const deed = this.#next(kind, id);
    if (!deed) return;
    if (deed.at > now()) return agenda.put(`${kind}/${id}`, deed.at);
    if (await hands.perform(deed)) return;
    if (kind === 'order') this.#missed.set(id, deed.name);
    agenda.put(`${kind}/${id}`, now() + PAUSE);
  }
}
