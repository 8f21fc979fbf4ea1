/**
 * Lets a live demo go on: people report by the rhythm of the day, each order is lived by its people, shifts change, a whistle is
 * blown, a camera fails. Everything is read from the world as it stands, so it goes on after a restart; whatever a visitor does
 * comes first, and a wish that is refused for it is forgotten.
 */

import type { Viewer } from '#domain/access/viewer.ts';
import type { Order } from '#domain/order/order.ts';
import type { WorldChange } from '#domain/world.ts';
import type { Photos } from '../attachments/photos.ts';
import type { Engine } from '../engine.ts';
import type { TownClock } from '../town-clock.ts';
import { Agenda } from './agenda.ts';
import type { Deed, Scene } from './deeds/deed.ts';
import { courseOf, nextDeed } from './deeds/next-deed.ts';
import { nextWhistleDeed } from './deeds/next-whistle-deed.ts';
import { nextOfCamera, nextOfSensor } from './faults.ts';
import { DAY, HOUR, MINUTE } from './hours.ts';
import { oneOf } from './luck.ts';
import { Mending } from './mending.ts';
import { takePicture } from './phone.ts';
import { reportOf, type Setting } from './scene.ts';
import { nextShift } from './shifts.ts';

export interface LifeOptions {
  readonly engine: Engine;
  readonly setting: Setting;
  readonly clock: TownClock;
  /** Where the pictures of the demo's phones are sent. */
  readonly photos: Pick<Photos, 'add' | 'draft'>;
  /** Hears of what should not happen; refusals are none of it. */
  readonly onFault: (error: unknown) => void;
}

/** Between two looks at the agenda, in real milliseconds. */
const LOOKS = { least: 10, most: 500 } as const;
/** Deeds at one look: a fast clock must not hold up visitors. */
const DEEDS_MOST = 64;
/** What was due so long ago was waiting for the demo to begin: it comes in its own time. */
const LONG_AGO = 10 * MINUTE;
/** After a refusal nobody tries again for a while. */
const PAUSE = 20 * MINUTE;
/** A whistle is asked for between these hours. */
const WHISTLE = { from: 10 * HOUR, to: 15 * HOUR } as const;
const DOUBLES = 0.015;

export class Life {
  readonly #options: LifeOptions;
  readonly #scene: Scene;
  readonly #agenda = new Agenda();
  readonly #mending: Mending;
  /** Not before: for what was left standing when the demo began, as long as it stands there. */
  readonly #floors = new Map<string, number>();
  /** What was refused of an order as it stands: it must not hold up the rest. */
  readonly #missed = new Map<string, string>();
  readonly #stop: () => void;
  readonly #wish = `demo-${Date.now().toString(36)}`;
  #wishes = 0;

  constructor(options: LifeOptions) {
    this.#options = options;
    const { engine, setting } = options;
    this.#scene = { ...setting, world: engine.world };
    this.#mending = new Mending({ ...options, world: engine.world });
    for (const order of engine.world.orders.values()) this.#resume(order);
    for (const { id } of engine.world.whistles.values()) this.#plan('whistle', id);
    for (const { id } of engine.world.workers.values()) this.#plan('shift', id);
    this.#planReport();
    this.#agenda.put('call/', this.#now);
    this.#agenda.put('faults/', this.#now);
    this.#stop = engine.onTold(({ changes }) => this.#heard(changes));
  }

  stop(): void {
    this.#stop();
  }

  /** When the next thing is to be done, on the town's clock. */
  get next(): number {
    return this.#agenda.next ?? Infinity;
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  /** Begins everything that is due by now; resolves when it is done or refused. */
  async look(): Promise<void> {
    const under: Promise<void>[] = [];
    for (let deeds = 0; deeds < DEEDS_MOST && this.next <= this.#now; deeds++) {
      const thing = this.#agenda.take()?.thing ?? '';
      const [kind = '', id = ''] = thing.split('/');
      const act = this.#acts[kind]?.(id).catch(this.#options.onFault);
      if (act) under.push(act);
    }
    await Promise.all(under);
  }

  readonly #acts: Readonly<Record<string, (id: string) => Promise<void>>> = {
    order: (id) => this.#turn('order', id),
    whistle: (id) => this.#turn('whistle', id),
    shift: (id) => this.#turn('shift', id),
    report: () => this.#report(),
    mending: (name) => this.#mended(name),
    call: () => this.#call(),
    faults: () => this.#faults(),
    fault: (id) => this.#fault(id),
  };

  /** Somebody changed something, perhaps a visitor: what comes next for it is asked again. */
  #heard(changes: readonly WorldChange[]): void {
    for (const { shelf, id } of changes) {
      if (shelf === 'orders') {
        this.#missed.delete(id);
        this.#plan('order', id);
      }
      if (shelf === 'whistles') this.#plan('whistle', id);
      if (shelf === 'workers') this.#plan('shift', id);
    }
  }

  #next(kind: string, id: string): Deed | undefined {
    const { world } = this.#scene;
    const { setting } = this.#options;
    if (kind === 'order') {
      const order = world.orders.get(id);
      const missed = this.#missed.get(id);
      const deed = order && nextDeed(this.#scene, order, courseOf(this.#scene, order), missed);
      return (
        deed && { ...deed, at: Math.max(deed.at, this.#floors.get(`${id}/${order.state}`) ?? 0) }
      );
    }
    if (kind === 'whistle') {
      const whistle = world.whistles.get(id);
      return whistle && nextWhistleDeed(this.#scene, whistle);
    }
    const worker = world.workers.get(id);
    const change = worker && nextShift(setting, worker, this.#now);
    return change && { ...change, by: setting.staff.worker(id), input: { id } };
  }

  #plan(kind: string, id: string): void {
    const deed = this.#next(kind, id);
    if (deed) this.#agenda.put(`${kind}/${id}`, deed.at);
    else this.#agenda.drop(`${kind}/${id}`);
  }

  /** An order that stood still before: it goes on within the time it has left, not all of them at once. */
  #resume(order: Order): void {
    const deed = nextDeed(this.#scene, order, courseOf(this.#scene, order));
    if (deed && deed.at < this.#now - LONG_AGO) {
      const lucky = this.#scene.luck(order.id, `resumes-${order.state}`);
      const due = order.handle?.dueAt ?? 0;
      const inHand = order.state === 'HANDLING';
      const left = inHand ? Math.max(8 * HOUR, Math.min(3 * DAY, due - this.#now)) : 40 * MINUTE;
      const at = this.#now + MINUTE + left * 0.85 * lucky;
      const there = this.#scene.hours.present(inHand ? 'field' : 'watch', at, lucky);
      this.#floors.set(`${order.id}/${order.state}`, Math.round(there));
    }
    this.#plan('order', order.id);
  }

  async #turn(kind: string, id: string): Promise<void> {
    const deed = this.#next(kind, id);
    if (!deed) return;
    if (deed.at > this.#now) return this.#agenda.put(`${kind}/${id}`, deed.at);
    if (await this.#perform(deed)) return;
    if (kind === 'order') this.#missed.set(id, deed.name);
    this.#agenda.put(`${kind}/${id}`, this.#now + PAUSE);
  }

  /** Whether it was granted. */
  async #perform({ by, name, input }: Deed): Promise<boolean> {
    const { engine } = this.#options;
    if (name === 'photo') return this.#photo((input as { id: string }).id, by);
    const reply = await engine.run(name, this.#newWish(), input, { user: 'demo', viewer: by });
    return reply.ok;
  }
  #newWish(): string {
    this.#wishes += 1;
    return `${this.#wish}-${this.#wishes}`;
  }

  /** A picture of what was put right, sent as a phone sends it. */
  async #photo(id: string, by: Viewer): Promise<boolean> {
    const { photos, setting } = this.#options;
    const order = this.#scene.world.orders.get(id);
    if (order?.state !== 'HANDLING' && order?.state !== 'JOINT') return false;
    const { category, point, photosAfter } = order;
    const motif = { name: `${id}-${photosAfter}`, category, phase: 'AFTER', point } as const;
    const bytes = await takePicture(setting, { ...motif, takenAt: this.#now });
    const sending = { id: this.#newWish(), order: id, phase: 'AFTER', bytes } as const;
    const added = await photos.add({ ...sending, user: 'demo', viewer: by });
    return !('ok' in added) && added.reply.ok;
  }

  #planReport(): void {
    const { setting } = this.#options;
    const perDay = setting.plan.live?.reportsPerDay;
    if (!perDay) return;
    const days = -Math.log(1 - setting.luck('reports', String(this.#now))) / perDay;
    this.#agenda.put('report/', setting.rhythm.after(this.#now, days));
  }

  async #report(): Promise<void> {
    const { setting } = this.#options;
    const name = `live-${this.#now}`;
    this.#planReport();
    const mended = await this.#mending.begin(name, this.#now);
    if (mended !== undefined) return this.#agenda.put(`mending/${name}`, mended);
    const matter = setting.matters.of(name, this.#now);
    const { by, input } = reportOf(setting, name, matter);
    const again = setting.luck(name, 'double') < DOUBLES ? this.#inHand(name, DAY) : undefined;
    const same = again && {
      grid: again.grid,
      point: again.point,
      category: again.category,
      source: 'HOT',
    };
    await this.#perform({ at: this.#now, by, name: 'order.report', input: { ...input, ...same } });
  }

  async #mended(name: string): Promise<void> {
    const deed = await this.#mending.report(name, this.#now);
    if (deed) await this.#perform(deed);
  }

  /** Something in hand with that much time left. */
  #inHand(name: string, left: number): Order | undefined {
    const list: Order[] = [];
    for (const order of this.#scene.world.orders.values())
      if (
        order.state === 'HANDLING' &&
        order.whistle === null &&
        (order.handle?.dueAt ?? 0) - this.#now > left
      )
        list.push(order);
    return list.length > 0 ? oneOf(this.#scene.luck(name, 'in-hand'), list) : undefined;
  }

  /** One whistle a day, for something that has days left. */
  async #call(): Promise<void> {
    const { hours, luck, files } = this.#scene;
    const today = hours.dayStart(this.#now);
    const of = (day: number) =>
      day + WHISTLE.from + luck('whistle', String(day)) * (WHISTLE.to - WHISTLE.from);
    const at = of(today);
    const tomorrow = of(hours.dayStart(today + 1.5 * DAY));
    this.#agenda.put('call/', this.#now < at ? at : tomorrow);
    if (this.#now < at || this.#now > at + HOUR) return;
    const order = this.#inHand(`whistle-${today}`, 2 * DAY);
    if (!order) return;
    const offices = files.departments.filter(({ kind }) => kind === 'DEPT' || kind === 'STATION');
    const chosen = offices.filter(
      ({ code }) => luck(order.id, `calls-${code}`) < 3.5 / offices.length,
    );
    const [first, ...others] = chosen.length > 0 ? chosen : offices.slice(0, 2);
    if (!first) return;
    const committee = files.departments.filter(
      ({ kind, path }) => kind === 'COMMUNITY' && order.path.startsWith(path),
    );
    const assist = [...others, ...committee].map(({ code }) => code);
    const call = { kind: 'ROUTINE', lead: first.code, assist, at: this.#now } as const;
    const deed = nextDeed(this.#scene, order, { ending: 'CLOSED', call });
    if (deed?.name === 'whistle.propose') await this.#perform(deed);
  }

  /** What may fail in the next days; asked anew every few hours. */
  async #faults(): Promise<void> {
    const { world, luck } = this.#scene;
    const now = this.#now;
    for (const { id } of world.cameras.values()) this.#planFault(id, now);
    for (const { id } of world.sensors.values()) this.#planFault(id, now);
    this.#agenda.put('faults/', now + (4 + luck('faults', String(now))) * HOUR);
  }
  #coming(id: string, now: number) {
    const { world, luck } = this.#scene;
    const camera = world.cameras.get(id);
    const sensor = world.sensors.get(id);
    return camera ? nextOfCamera(luck, camera, now) : sensor && nextOfSensor(luck, sensor, now);
  }
  #planFault(id: string, now: number): void {
    const coming = this.#coming(id, now);
    if (coming) this.#agenda.put(`fault/${id}`, coming.at);
  }
  async #fault(id: string): Promise<void> {
    // As it was when it was put there: a moment ago it was still to come.
    const coming = this.#coming(id, this.#now - HOUR / 2);
    if (coming && coming.at <= this.#now) await this.#options.engine.happen([coming.event]);
    this.#planFault(id, this.#now);
  }
}

/** Starts the life of a demo; returns its stop. */
export function startLife(options: LifeOptions): () => void {
  const { clock, onFault } = options;
  const life = new Life(options);
  let timer: NodeJS.Timeout;
  const look = () => {
    // What takes longer is not waited for.
    life.look().catch(onFault);
    const wait = (life.next - clock.now()) / clock.read().speed;
    timer = setTimeout(look, Math.max(LOOKS.least, Math.min(LOOKS.most, wait)));
  };
  look();
  return () => {
    clearTimeout(timer);
    life.stop();
  };
}
