/**
 * Plays the past of a demo: people report, verify, file, dispatch, sign, finish, check and close, each at a time of their own,
 * while clocks run out, cameras fail and shifts change. What the screens show is computed from these like everything else.
 */
import { createHash } from 'node:crypto';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { dueArchiving } from '#domain/order/archive.ts';
import { dueFrom, dueOf } from '#domain/order/due.ts';
import { photoAdded } from '#domain/order/events/keeping.ts';
import type { Order } from '#domain/order/order.ts';
import { dueWhistleArchiving } from '#domain/whistle/archive.ts';
import { dueWhistles } from '#domain/whistle/overdue.ts';
import type { Engine, Played, Stage, TownFacts } from '../engine.ts';
import { Agenda } from './agenda.ts';
import { Bag } from './bag.ts';
import type { Course, Deed, Scene } from './deeds/deed.ts';
import { courseOf, nextDeed } from './deeds/next-deed.ts';
import { nextWhistleDeed } from './deeds/next-whistle-deed.ts';
import { DAY, HOUR, MINUTE } from './hours.ts';
import { type Outside, outsideOf } from './outside.ts';
import { type Planned, pastOf } from './past.ts';
import { type Report, reportOf, type Setting } from './scene.ts';
import { nextShift } from './shifts.ts';

/** Deeds that become durable together. */
const GROUP = 512;

export interface HistoryOptions {
  readonly engine: Engine;
  readonly setting: Setting;
  readonly facts: TownFacts;
  readonly seed: number;
  /** The instant at which the history ends and the demo begins. */
  readonly until: number;
  /** Sets the clock the engine reads. */
  readonly setClock: (instant: number) => void;
  /** Hears how far it is: the instant reached, and how many orders were reported. */
  readonly progress: (at: number, orders: number) => void;
}

/** The name of a picture that a demo's phone took. */
export const pictureOf = (order: string, no: number): string =>
  createHash('sha256').update(`${order}/${no}`).digest('hex');

class History {
  readonly #options: HistoryOptions;
  readonly #agenda = new Agenda();
  readonly #courses = new Map<string, Course>();
  /** Orders that somebody has in hand. */
  readonly #inHand = new Bag();
  readonly #past: readonly Planned[];
  readonly #outside: readonly Outside[];
  #reported = 0;
  #stage: Stage | undefined;
  #scene: Scene;
  #now = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
    const { setting, seed, until, engine } = options;
    this.#scene = { ...setting, world: engine.world };
    this.#past = pastOf({ ...setting, seed, until });
    const since = Date.parse(setting.plan.since);
    this.#outside = outsideOf({ files: setting.files, seed, from: since, until });
    for (const [i, { at }] of this.#past.entries()) this.#agenda.put(`plan/${i}`, at);
    if (this.#outside[0]) this.#agenda.put('outside/0', this.#outside[0].at);
    this.#agenda.put('clocks/', since + HOUR);
    this.#agenda.put('archive/', since + DAY);
    for (const worker of engine.world.workers.values())
      this.#agenda.put(`shift/${worker.id}`, since);
  }

  async play(): Promise<void> {
    const { engine, until, setClock, progress } = this.#options;
    while ((this.#agenda.next ?? until) < until) {
      await engine.play((stage) => {
        this.#stage = stage;
        this.#scene = { ...this.#options.setting, world: stage.world };
        for (let deeds = 0; deeds < GROUP && (this.#agenda.next ?? until) < until; deeds++)
          this.#turn();
      });
      progress(this.#now, this.#reported);
    }
    setClock(until);
  }

  get #on(): Stage {
    if (!this.#stage) throw new Error('nothing is being played');
    return this.#stage;
  }

  #turn(): void {
    const next = this.#agenda.take();
    if (!next) return;
    this.#now = Math.max(this.#now, next.at);
    this.#options.setClock(this.#now);
    const [kind = '', id = ''] = next.thing.split('/');
    this.#acts[kind]?.(id);
  }

  readonly #acts: Readonly<Record<string, (id: string) => void>> = {
    plan: (id) => this.#begin(Number(id)),
    order: (id) => this.#liveOrder(id),
    whistle: (id) => this.#liveWhistle(id),
    due: (id) => this.#clock(id),
    shift: (id) => this.#shift(id),
    outside: (id) => this.#comes(Number(id)),
    clocks: () => {
      this.#happen(dueWhistles(this.#on.world, { now: this.#now }));
      this.#agenda.put('clocks/', this.#now + HOUR / 2);
    },
    archive: () => {
      this.#happen(dueArchiving(this.#on.world, this.#now));
      this.#happen(dueWhistleArchiving(this.#on.world, this.#now));
      this.#agenda.put('archive/', this.#now + 2 * DAY);
    },
  };

  /** A refusal is a fault of the demo: it asked for what nobody may. */
  #done(what: string, played: Played): readonly string[] {
    if (!played.ok)
      throw new Error(
        `the demo's ${what} was refused: ${played.reason} ${JSON.stringify(played.params)}`,
      );
    const orders: string[] = [];
    for (const { kind, data } of played.events) {
      const { id } = data as { id: string };
      if (kind.shelf === 'orders') {
        this.#plan(id);
        orders.push(id);
      }
      if (kind.shelf === 'whistles') this.#planWhistle(id);
    }
    return orders;
  }

  #happen(events: readonly NewEvent[], by?: string): void {
    if (events.length > 0) this.#done(events[0]?.type ?? '', this.#on.happen(events, by));
  }

  #courseFor(order: Order): Course {
    return this.#courses.get(order.id) ?? courseOf(this.#scene, order);
  }

  #plan(id: string): void {
    const order = this.#on.world.orders.get(id);
    if (order?.state === 'HANDLING') this.#inHand.add(id);
    else this.#inHand.delete(id);
    if (!order) {
      this.#courses.delete(id);
      this.#agenda.drop(`order/${id}`);
      return;
    }
    const deed = nextDeed(this.#scene, order, this.#courseFor(order));
    if (deed) this.#agenda.put(`order/${id}`, deed.at);
    else this.#agenda.drop(`order/${id}`);
    const due = dueFrom(order);
    if (due === undefined) this.#agenda.drop(`due/${id}`);
    else this.#agenda.put(`due/${id}`, due);
  }

  #planWhistle(id: string): void {
    const deed = this.#whistleDeed(id);
    if (deed) this.#agenda.put(`whistle/${id}`, deed.at);
  }
  #whistleDeed(id: string): Deed | undefined {
    const whistle = this.#on.world.whistles.get(id);
    return whistle && nextWhistleDeed(this.#scene, whistle, this.#courses.get(whistle.order));
  }

  #liveOrder(id: string): void {
    const order = this.#on.world.orders.get(id);
    const deed = order && nextDeed(this.#scene, order, this.#courseFor(order));
    if (!deed) return;
    if (deed.at > this.#now) this.#agenda.put(`order/${id}`, deed.at);
    else this.#perform(deed);
  }
  #liveWhistle(id: string): void {
    const deed = this.#whistleDeed(id);
    if (!deed) return;
    if (deed.at > this.#now) this.#agenda.put(`whistle/${id}`, deed.at);
    else {
      this.#perform(deed);
      this.#planWhistle(id);
    }
  }

  #perform({ by, name, input }: Deed): void {
    if (name !== 'photo') this.#done(name, this.#on.run(name, input, by));
    else this.#happen(this.#photo((input as { id: string }).id), by.post);
  }
  #photo(id: string): NewEvent[] {
    const order = this.#on.world.orders.get(id);
    if (!order) return [];
    const photo = pictureOf(id, order.photosAfter);
    return [photoAdded.of({ id, photo, phase: 'AFTER', point: order.point, takenAt: this.#now })];
  }

  #clock(id: string): void {
    const order = this.#on.world.orders.get(id);
    const { facts } = this.#options;
    const timing = { now: this.#now, calendar: facts.calendar, rules: facts.rulesAt(this.#now) };
    if (order) this.#happen(dueOf(order, timing, this.#on.world));
  }

  #shift(id: string): void {
    const worker = this.#on.world.workers.get(id);
    if (!worker) return;
    const { setting } = this.#options;
    const next = nextShift(setting, worker, this.#now);
    if (!next) return;
    const now = next.at <= this.#now + 1;
    if (now) this.#done(next.name, this.#on.run(next.name, { id }, setting.staff.worker(id)));
    this.#agenda.put(`shift/${id}`, now ? this.#now + MINUTE : next.at);
  }

  #comes(no: number): void {
    const one = this.#outside[no];
    if (one) this.#happen([one.event]);
    const next = this.#outside[no + 1];
    if (next) this.#agenda.put(`outside/${no + 1}`, Math.max(next.at, this.#now));
  }

  #begin(no: number): void {
    const planned = this.#past[no];
    if (!planned) return;
    const report = reportOf(this.#options.setting, planned.name, planned.matter);
    if (planned.kind === 'self') this.#handleSelf(planned, report.input);
    else if (planned.kind === 'report') this.#report(report, planned.course);
    else {
      const master = this.#masterFor(planned);
      if (master) this.#double(master, report, planned.course);
      // Nobody has anything in hand yet: the second report of it comes later.
      else this.#agenda.put(`plan/${no}`, this.#now + 10 * MINUTE);
    }
  }

  #report({ by, input }: Pick<Report, 'by'> & { input: object }, course: Course): void {
    const [id] = this.#done('order.report', this.#on.run('order.report', input, by));
    if (!id) throw new Error('the demo made no order');
    this.#reported += 1;
    this.#courses.set(id, course);
    this.#plan(id);
  }

  /** Somebody else calls about the same. */
  #double({ id, grid, point, category, urgency }: Order, { input }: Report, course: Course): void {
    const { description } = input;
    const by = this.#options.setting.staff.chair('OPERATOR');
    const again = { grid, point, category, urgency, source: 'HOT', description };
    this.#report({ by, input: again }, { ...course, master: id });
  }

  /** What somebody has in hand long enough to be reported again. */
  #masterFor({ name }: Planned): Order | undefined {
    for (const id of this.#inHand.from(this.#options.setting.luck(name, 'master'))) {
      const order = this.#on.world.orders.get(id);
      if (order && this.#isFresh(order)) return order;
    }
    return undefined;
  }
  #isFresh({ id, reportedAt, handle }: Order): boolean {
    const settled = this.#courses.get(id);
    return (
      this.#now - reportedAt < 2 * DAY &&
      (handle?.dueAt ?? 0) - this.#now > HOUR &&
      settled?.call === undefined
    );
  }

  #handleSelf({ at, matter }: Planned, { point, description }: Report['input']): void {
    const { setting } = this.#options;
    const { grid, category } = matter;
    const [worker] = setting.staff.inGrid(grid.id);
    if (!worker) return;
    const shot = (no: number, minutesAgo: number) => {
      const takenAt = at - minutesAgo * MINUTE;
      return {
        photo: pictureOf(`${worker.id}-${at}`, no),
        takenAt,
        at: takenAt,
        point,
        placed: 'CAMERA' as const,
      };
    };
    const facts = { before: shot(1, 14), after: shot(2, 1) };
    const input = {
      grid: grid.id,
      point,
      category,
      urgency: 1,
      before: facts.before.photo,
      after: facts.after.photo,
      description,
    };
    this.#done(
      'order.self-handle',
      this.#on.run('order.self-handle', input, setting.staff.worker(worker.id), facts),
    );
    this.#reported += 1;
  }
}

export const playHistory = (options: HistoryOptions): Promise<void> => new History(options).play();
