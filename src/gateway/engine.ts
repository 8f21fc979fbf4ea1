/**
 * The engine holds the world and is the only one to change it. Commands that arrive together are decided against one draft,
 * made durable in one transaction, and only then published, told and answered.
 */
import { createHash } from 'node:crypto';
import { judge, lacksFunction, type Refused } from '#domain/access/judge.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { commandOf } from '#domain/catalogue.ts';
import type { Circumstance, Command } from '#domain/contract.ts';
import { accept, type NewEvent, type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { changesOf, type OpenWorld, publish, type World, type WorldChange } from '#domain/world.ts';
import { detailOf } from '#wire/details.ts';
import { type EngineStore, Taken } from './database/store.ts';
import { Drafting, type Job, type KindedEvent, type Reply } from './drafting.ts';

/** How long a group may wait for company, and how many it may hold. */
const GATHER_MS = 2;
const GROUP_MOST = 512;
/** Commands waiting beyond this are told to come back. */
const QUEUE_MOST = 20_000;
/** The post of the town's own machinery. */
export const SYSTEM_POST = 'SYSTEM-00';

/** Who acts. */
export interface Actor {
  readonly user: string;
  readonly viewer: Viewer;
}

/** What a group changed, told after it is durable. */
export interface Told {
  readonly after: number;
  readonly upto: number;
  readonly changes: readonly WorldChange[];
}

/** What decisions need to know of the town, whoever acts and whenever. */
export interface TownFacts
  extends Pick<
    Circumstance,
    'zone' | 'orderPrefix' | 'townPath' | 'calendar' | 'knowsCategory' | 'knowsOrg' | 'receives'
  > {
  rulesAt(instant: number): Circumstance['rules'];
}

export interface EngineOptions {
  readonly store: EngineStore;
  readonly world: OpenWorld;
  /** The town's clock. */
  readonly now: () => number;
  /** The next ULID. */
  readonly newId: (now: number) => string;
  readonly town: TownFacts;
  /** Hears of a commit that failed and of a decision that threw; returns the number under which the log has it. */
  readonly onFault: (error: unknown, during: 'commit' | 'decide') => string;
}

/** What a deed of a history came to: its events, or why not. */
export type Played = { readonly ok: true; readonly events: readonly KindedEvent[] } | Refused;

/** Where a history is played: the world as the deeds so far have left it, and the two ways to change it. */
export interface Stage {
  readonly world: World;
  /** `facts`: what the command would have looked up. */
  run(name: string, input: object, viewer: Viewer, facts?: unknown): Played;
  happen(events: readonly NewEvent[], by?: string): Played;
}

interface Waiting extends Job {
  /** Looks again, for a second and last decision after a constraint said no. */
  again?: () => Promise<Waiting>;
  resolve(reply: Reply): void;
}

export class Engine {
  readonly world: World;
  readonly #open: OpenWorld;
  readonly #options: EngineOptions;
  readonly #listeners = new Set<(told: Told) => void>();
  #queue: Waiting[] = [];
  #underWay = 0;
  #busy = false;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#open = options.world;
    this.world = options.world;
  }

  get seq(): number {
    return this.#options.store.seq;
  }
  get epoch(): string {
    return this.#options.store.epoch;
  }
  /** How many commands are waiting or being decided. */
  get underWay(): number {
    return this.#underWay;
  }
  onTold(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs a command for someone. `id` is the caller's own, so that a second sending has no second effect. */
  async run(name: string, id: string, input: unknown, actor: Actor): Promise<Reply> {
    const command = commandOf(name);
    return command ? this.give(command, id, input, actor) : refuse('command.unknown', { name });
  }

  /** The same for a command that only the house itself gives: one that goes with something it holds, such as a file. */
  async give(command: Command, id: string, input: unknown, actor: Actor): Promise<Reply> {
    const lacking = lacksFunction(actor.viewer, command.access.may);
    if (lacking) return lacking;
    const parsed = readInput(command, input);
    if (!parsed.ok) return parsed;
    const key = { user: actor.user, id, body: fingerprint(command.name, parsed.input) };
    return this.#enqueue((resolve) => this.#prepare(command, parsed.input, actor, key, resolve));
  }

  /**
   * Lets something happen that no person commanded: a town being founded, what a feed brings, what is due. A function is
   * asked when its turn comes, with the world as it then stands.
   */
  async happen(
    what: readonly NewEvent[] | ((world: World) => readonly NewEvent[]),
    by = SYSTEM_POST,
  ): Promise<Reply> {
    const decide = (world: World) => accept(typeof what === 'function' ? what(world) : what);
    return this.#enqueue(async (resolve) => ({ decide, by, resolve }));
  }

  /** Passes through the queue and comes back with the number up to which everything was told. */
  async pulse(): Promise<number> {
    const reply = await this.happen([]);
    if (!reply.ok) throw new Error(reply.reason);
    return reply.seq;
  }

  /** Takes nothing new and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#underWay > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async #enqueue(make: (resolve: (reply: Reply) => void) => Promise<Waiting>): Promise<Reply> {
    if (this.#closed || this.#underWay >= QUEUE_MOST) return refuse('gateway.busy');
    this.#underWay += 1;
    try {
      return await new Promise<Reply>((resolve, reject) => {
        make(resolve).then((job) => {
          this.#queue.push(job);
          this.#wake();
        }, reject);
      });
    } finally {
      this.#underWay -= 1;
    }
  }

  async #prepare(
    command: Command,
    input: unknown,
    actor: Actor,
    key: NonNullable<Job['key']>,
    resolve: (reply: Reply) => void,
    second = false,
  ): Promise<Waiting> {
    const { viewer } = actor;
    const facts = await command.look?.(this.#options.store.reads, input, viewer.post);
    const job: Waiting = {
      key,
      by: viewer.post,
      resolve,
      decide: (world) => this.#decision(command, input, facts, viewer, world),
    };
    if (!second) job.again = () => this.#prepare(command, input, actor, key, resolve, true);
    return job;
  }

  #decision(command: Command, input: unknown, facts: unknown, viewer: Viewer, world: World) {
    return (
      judge(command, world, input, facts, viewer) ??
      command.decide(world, facts, input, this.#circumstance(viewer))
    );
  }

  #circumstance({ post, role, worker, org }: Viewer): Circumstance {
    const { town, newId } = this.#options;
    const now = this.#options.now();
    const rules = town.rulesAt(now);
    return { ...town, rules, now, by: post, role, worker, org, newId: () => newId(now) };
  }

  #wake(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#gather(performance.now(), 0);
  }

  /** Waits while more keeps arriving, a moment at most: a lone command is not held up for company that does not come. */
  #gather(since: number, had: number): void {
    setImmediate(() => {
      const have = this.#queue.length;
      const more = have > had && have < GROUP_MOST && performance.now() - since < GATHER_MS;
      if (more) this.#gather(since, have);
      else void this.#work();
    });
  }

  async #work(): Promise<void> {
    const jobs = this.#queue.slice(0, GROUP_MOST);
    this.#queue = this.#queue.slice(GROUP_MOST);
    try {
      await this.#commit(jobs);
    } catch (error) {
      this.#options.onFault(error, 'commit');
      for (const job of jobs) job.resolve(refuse('gateway.store'));
    }
    this.#busy = false;
    if (this.#queue.length > 0) this.#wake();
  }

  async #commit(jobs: readonly Waiting[]): Promise<void> {
    const { store, onFault } = this.#options;
    const now = this.#options.now();
    const drafting = new Drafting(this.#open, store, () => now);
    const replies = jobs.map((job) => drafting.take(job, (error) => onFault(error, 'decide')));
    try {
      await this.#settle(drafting);
    } catch (error) {
      return this.#failed(jobs, error);
    }
    for (const [i, job] of jobs.entries()) job.resolve(replies[i] as Reply);
  }

  /** Makes a draft durable, then true for everyone. Throws when it could not be stored: then nothing of it happened. */
  async #settle({ draft, events, words, claims, commands }: Drafting): Promise<void> {
    if (events.length === 0) return;
    const { store } = this.#options;
    const after = store.seq;
    const changes = changesOf(draft);
    await store.commit({ events, changes, words, claims, commands });
    publish(this.#open, changes);
    for (const listener of this.#listeners) listener({ after, upto: store.seq, changes });
  }

  /**
   * Plays a piece of history: `act` gives deed after deed, each decided at once, at the instant the clock then shows, against
   * what those before it left; all of them become durable together. For a town being founded: nobody else is served meanwhile.
   */
  async play(act: (stage: Stage) => void): Promise<void> {
    if (this.#busy) throw new Error('a history is played to an empty house');
    this.#busy = true;
    try {
      const drafting = new Drafting(this.#open, this.#options.store, this.#options.now);
      act(this.#stageOf(drafting));
      await this.#settle(drafting);
    } finally {
      this.#busy = false;
    }
  }

  #stageOf(drafting: Drafting): Stage {
    const take = (job: Omit<Job, 'key'>): Played => {
      const before = drafting.events.length;
      const reply = drafting.take(job, (error) => this.#options.onFault(error, 'decide'));
      return reply.ok ? { ok: true, events: drafting.events.slice(before) } : reply;
    };
    return {
      world: drafting.draft,
      run: (name, input, viewer, facts) => {
        const command = commandOf(name);
        if (!command) return refuse('command.unknown', { name });
        const parsed = readInput(command, input);
        if (!parsed.ok) return parsed;
        return take({
          by: viewer.post,
          decide: (world) => this.#decision(command, parsed.input, facts, viewer, world),
        });
      },
      happen: (events, by = SYSTEM_POST) => take({ by, decide: () => accept(events) }),
    };
  }

  /** Nothing of the group happened. Where a constraint said no, each decides once more, alone. */
  async #failed(jobs: readonly Waiting[], error: unknown): Promise<void> {
    if (!(error instanceof Taken)) {
      this.#options.onFault(error, 'commit');
      for (const job of jobs) job.resolve(refuse('gateway.store'));
      return;
    }
    for (const job of jobs) {
      if (job.again) await this.#commit([await job.again()]);
      else if (jobs.length > 1) await this.#commit([job]);
      else {
        this.#options.onFault(error, 'commit');
        job.resolve(refuse('gateway.store'));
      }
    }
  }
}

/** A command's input as its schema reads it, or a refusal that names the field. */
function readInput(command: Command, input: unknown): { ok: true; input: unknown } | Refusal {
  const parsed = command.input.safeParse(input);
  if (parsed.success) return { ok: true, input: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'input';
  return refuse('request.invalid', { field, detail: detailOf(issue?.code, issue?.message) });
}

const fingerprint = (name: string, input: unknown): Uint8Array =>
  createHash('sha256')
    .update(`${name} ${JSON.stringify(input)}`)
    .digest();
