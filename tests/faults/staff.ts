/**
 * The town's staff at work over HTTP: each person reports, files, dispatches, signs, finishes and closes by chance, and
 * repeats what was not answered, with the same id, until it is. What was answered is remembered for the reckoning.
 */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { type Chance, chanceFrom } from '#gateway/chance.ts';
import type { Afresh } from '#wire/protocol.ts';
import { files } from '../support/small-world.ts';

const PASSWORD = 'demo-2022';
const RETRY_MS = 100;
/** How often a command is sent twice at once, as an impatient phone would. */
const IMPATIENCE = 0.1;

/** Things a person does at once. */
const HANDS = 3;

/** A command that was sent, and what came of it. */
export interface Wish {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly input: Record<string, unknown>;
  sendings: number;
  /** Absent while unanswered. */
  answer?:
    | { readonly ok: true; readonly seq: number }
    | { readonly ok: false; readonly reason: string };
}

interface Chair {
  readonly login: string;
  /** What the person does with an order in that state. */
  readonly steps: Partial<Record<OrderState, string>>;
  /** The list the person looks at. */
  readonly lists: readonly string[];
}

const CHIEF: Chair['steps'] = {
  REPORTED: 'order.accept',
  ACCEPTED: 'order.file',
  FILED: 'order.dispatch',
  HANDLED: 'order.ask-check',
  CHECKED: 'order.close',
};
const CLERK: Chair['steps'] = {
  REPORTED: 'order.accept',
  ACCEPTED: 'order.file',
  HANDLED: 'order.ask-check',
  CHECKED: 'order.close',
};
const WORKER: Chair['steps'] = {
  DISPATCHED: 'order.sign',
  HANDLING: 'order.finish',
  CHECKING: 'order.pass',
};
const WORKERS = ['worker1', 'worker2', 'worker3', 'worker4', 'worker5'];

const CHAIRS: readonly Chair[] = [
  { login: 'chief1', steps: CHIEF, lists: ['to-file', 'to-dispatch', 'in-hand'] },
  { login: 'dispatcher1', steps: { FILED: 'order.dispatch' }, lists: ['to-dispatch'] },
  { login: 'dispatcher2', steps: { DISPATCHED: 'order.recall' }, lists: ['in-hand'] },
  { login: 'yuli1', steps: CLERK, lists: ['to-file', 'in-hand'] },
  { login: 'fuxi1', steps: CLERK, lists: ['to-file', 'in-hand'] },
  ...WORKERS.map((login) => ({ login, steps: WORKER, lists: ['in-hand'] })),
];

class Unanswered extends Error {}

class Person {
  readonly #staff: Staff;
  readonly #chair: Chair;
  readonly #chance: Chance;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 * HANDS });
  #cookie = '';
  #pool: Order[] = [];
  #wishes = 0;

  constructor(staff: Staff, chair: Chair, seed: number) {
    this.#staff = staff;
    this.#chair = chair;
    this.#chance = chanceFrom(seed);
  }

  async signIn(): Promise<void> {
    const { login } = this.#chair;
    const { status } = await this.call('POST', '/api/session', { login, password: PASSWORD });
    if (status !== 200) throw new Error(`${login} could not sign in: ${status}`);
  }

  leave(): void {
    this.#agent.destroy();
  }

  /** One thing after the other, until the staff is told to pause. */
  async work(): Promise<void> {
    while (!this.#staff.paused) {
      const wish = await this.#nextWish();
      if (wish) await this.#insist(wish);
    }
  }

  async #nextWish(): Promise<Wish | undefined> {
    const order = this.#chance() < 0.7 ? await this.#nextOrder() : undefined;
    if (!order) return this.#wish('order.report', this.#report());
    const name = this.#chair.steps[order.state] ?? '';
    const { id, version } = order;
    const extra: Record<string, object> = {
      'order.file': { category: order.category, urgency: 2, level: 'GRID' },
      'order.dispatch': { handler: `w-0${1 + Math.floor(this.#chance() * WORKERS.length)}` },
      'order.finish': {
        result: 'SOLVED',
        talkedTo: 'the shop',
        measure: `${id} done`,
        promise: 'at once',
      },
      'order.ask-check': { checker: `w-0${1 + Math.floor(this.#chance() * WORKERS.length)}` },
      'order.pass': { note: 'seen' },
      'order.close': { reply: 'Thank you.' },
    };
    return this.#wish(name, { id, version, ...extra[name] });
  }

  #wish(name: string, input: Record<string, unknown>): Wish {
    const { login } = this.#chair;
    this.#wishes += 1;
    const wish = {
      id: `${login}-${String(this.#wishes).padStart(8, '0')}`,
      login,
      name,
      input,
      sendings: 0,
    };
    // The words of a report name the wish, so that the order can be told from all others.
    if (name === 'order.report') wish.input = { ...input, description: `${wish.id} wished` };
    this.#staff.wishes.push(wish);
    return wish;
  }

  #report(): Record<string, unknown> {
    const mine = files.grids.filter(({ community }) =>
      this.#chair.login === 'yuli1'
        ? community === '320506108207'
        : this.#chair.login === 'fuxi1'
          ? community === '320506108004'
          : true,
    );
    const worker = files.workers.find(({ no }) => this.#chair.login === `worker${no}`);
    const near = worker ? files.grids.filter(({ id }) => worker.grids.includes(id)) : mine;
    const grid = near[Math.floor(this.#chance() * near.length)];
    if (!grid) throw new Error(`${this.#chair.login} has no grid`);
    return { grid: grid.id, point: grid.centre, category: '1101', urgency: 1, source: 'GRID' };
  }

  async #nextOrder(): Promise<Order | undefined> {
    if (this.#pool.length === 0) await this.#look();
    return this.#pool.pop();
  }

  /** Looks at a list, and takes what it may do something with, in an order of its own. */
  async #look(): Promise<void> {
    const list = this.#chair.lists[Math.floor(this.#chance() * this.#chair.lists.length)];
    try {
      const { body } = await this.call('GET', `/api/orders?number=${list}&limit=100`);
      const rows = (body as { rows?: Order[] }).rows ?? [];
      const doable = rows.filter(({ state }) => this.#chair.steps[state]);
      this.#pool = doable.filter(() => this.#chance() < 0.5);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await wait(RETRY_MS);
    }
  }

  /** Sends a wish until it is answered. */
  async #insist(wish: Wish): Promise<void> {
    const twice = this.#chance() < IMPATIENCE;
    while (!wish.answer) {
      const sendings = twice ? [this.#send(wish), this.#send(wish)] : [this.#send(wish)];
      await Promise.all(sendings);
      if (!wish.answer) await wait(RETRY_MS);
    }
  }

  async #send(wish: Wish): Promise<void> {
    wish.sendings += 1;
    const { id, name, input } = wish;
    try {
      const { status, body } = await this.call('POST', `/api/commands/${name}`, { id, input });
      if (status === 503 || status === 429) return;
      if (status >= 500) throw new Error(`${name} was answered ${status} ${JSON.stringify(body)}`);
      const answer = body as NonNullable<Wish['answer']>;
      this.#staff.heard(wish, answer);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
  }

  call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
    const text = body && JSON.stringify(body);
    const headers = {
      cookie: this.#cookie,
      ...(text
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
        : {}),
    };
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Unanswered());
      const out = request(
        `${this.#staff.url}${path}`,
        { method, headers, agent: this.#agent },
        (reply) => {
          let said = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => (said += chunk));
          reply.on('error', fail);
          reply.on('end', () => {
            if (!reply.complete) return fail();
            const [cookie] = reply.headers['set-cookie'] ?? [];
            if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
            resolve({ status: reply.statusCode ?? 0, body: JSON.parse(said || 'null') });
          });
        },
      );
      out.on('error', fail);
      out.end(text);
    });
  }
}

export class Staff {
  url: string;
  paused = true;
  readonly wishes: Wish[] = [];
  readonly #people: Person[];
  #work: Promise<unknown> = Promise.resolve();

  constructor(url: string, seed: number) {
    this.url = url;
    this.#people = CHAIRS.map((chair, i) => new Person(this, chair, seed + i));
  }

  async signIn(): Promise<void> {
    for (const person of this.#people) await person.signIn();
  }

  /** Notes an answer. Two answers to one wish must say the same. */
  heard(wish: Wish, answer: NonNullable<Wish['answer']>): void {
    const seqOf = (a: typeof answer) => (a.ok ? a.seq : a.reason);
    if (wish.answer?.ok && seqOf(wish.answer) !== seqOf(answer))
      throw new Error(`${wish.id} was answered ${seqOf(wish.answer)} and then ${seqOf(answer)}`);
    if (!wish.answer || answer.ok) wish.answer = answer;
  }

  start(): void {
    this.paused = false;
    const hands = this.#people.flatMap((person) => Array.from({ length: HANDS }, () => person));
    this.#work = Promise.all(hands.map((person) => person.work()));
    this.#work.catch(() => {});
  }

  /** Lets everyone come to the end of what they are at; resolves when all is answered. */
  async pause(): Promise<void> {
    this.paused = true;
    await this.#work;
  }

  /** The versions of everything the duty chief is served, by shelf and id. */
  async world(): Promise<Record<string, number>> {
    const [chief] = this.#people;
    const { body } = (await chief?.call('GET', '/api/world')) ?? {};
    const { put } = body as Afresh;
    return Object.fromEntries(put.map(([shelf, { id, version }]) => [`${shelf}/${id}`, version]));
  }

  get acknowledged(): (Wish & { answer: { ok: true; seq: number } })[] {
    return this.wishes.filter((wish): wish is ReturnType<() => this['acknowledged'][number]> =>
      Boolean(wish.answer?.ok),
    );
  }

  leave(): void {
    for (const person of this.#people) person.leave();
  }
}
