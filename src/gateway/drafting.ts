/** One group of decisions in the making: a draft over the world, and what will go into the store with it. */
import type { Refused } from '#domain/access/judge.ts';
import { eventOf } from '#domain/catalogue.ts';
import type { EventKind, Stamp } from '#domain/contract.ts';
import { fold, type JournalEvent } from '#domain/fold.ts';
import { type Claim, type NewEvent, type Outcome, refuse } from '#domain/kernel/outcome.ts';
import { type DraftWorld, draftOf, settle, type World } from '#domain/world.ts';
import type { DoneCommand } from './database/done-commands.ts';
import type { EngineStore } from './database/store.ts';
import type { WordsRow } from './database/words.ts';

export interface Done {
  readonly ok: true;
  readonly epoch: string;
  readonly seq: number;
}
export type Reply = Done | Refused;

/** Something to be decided. */
export interface Job {
  decide(world: World): Outcome | Refused;
  readonly by: string;
  /** Whose command it is and how it is known again; absent for what no person commanded. */
  readonly key?: Omit<DoneCommand, 'seq'>;
}

/** An event that has just been decided, with its kind. */
export type KindedEvent = JournalEvent & { readonly kind: EventKind };

export class Drafting {
  readonly draft: DraftWorld;
  readonly events: KindedEvent[] = [];
  readonly words: WordsRow[] = [];
  readonly claims: Claim[] = [];
  readonly commands: DoneCommand[] = [];
  readonly #store: EngineStore;
  readonly #now: () => number;
  #seq: number;

  /** `now` tells the instant of the job at hand: one for a group that came together, each its own in a history. */
  constructor(world: World, store: EngineStore, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#seq = store.seq;
    this.draft = draftOf(world, () => this.#seq);
  }

  /** Decides a job against what the group holds so far. A decision that throws leaves no trace; the fault goes to the caller. */
  take(job: Job, onFault: (error: unknown) => string): Reply {
    const known = job.key && this.#known(job.key);
    if (known) return known;
    const start = this.#seq;
    try {
      return this.#decide(job);
    } catch (error) {
      this.#seq = start;
      return refuse('gateway.bug', { id: onFault(error) });
    }
  }

  #decide(job: Job): Reply {
    const own = draftOf(this.draft, () => this.#seq);
    const at = this.#now();
    const outcome = job.decide(own);
    if (!outcome.ok) return outcome;
    const events = outcome.events.map((event) => this.#fold(event, own, { at, by: job.by }));
    settle(own, this.draft);
    this.events.push(...events);
    for (const words of outcome.words) this.words.push({ ...words, at, by: job.by });
    this.claims.push(...outcome.claims);
    if (job.key && events.length > 0) this.commands.push({ ...job.key, seq: this.#seq });
    return this.#done(this.#seq);
  }

  #fold(event: NewEvent, draft: DraftWorld, { at, by }: Omit<Stamp, 'seq'>): KindedEvent {
    const kind = eventOf(event.type);
    if (!kind) throw new Error(`no such event: ${event.type}`);
    this.#seq += 1;
    const stamp = { seq: this.#seq, at, by };
    fold(draft, event, stamp);
    return { ...stamp, type: event.type, v: kind.v, data: event.data, kind };
  }

  #known({ user, id, body }: Omit<DoneCommand, 'seq'>): Reply | undefined {
    const command =
      this.commands.find((done) => done.user === user && done.id === id) ??
      this.#store.done(user, id);
    if (!command) return undefined;
    return Buffer.from(command.body).equals(body)
      ? this.#done(command.seq)
      : refuse('command.id-reused');
  }

  #done(seq: number): Done {
    return { ok: true, epoch: this.#store.epoch, seq };
  }
}
