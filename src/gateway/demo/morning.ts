/**
 * A morning's work in a demo town, as inputs: people report, verify, file, dispatch, sign, finish, check and close, each at a
 * time of their own. What the screens show is computed from these like everything else.
 */
import type { NewEvent } from '#domain/kernel/outcome.ts';
import type { World } from '#domain/world.ts';
import { type Hands, type HandsOptions, handsOf } from './hands.ts';
import { FATES, type Fate, lifeOf, reachOf } from './life.ts';
import { type Outside, outsideOf } from './outside.ts';

const MINUTE = 60_000;
const HOURS = 6;
const DAY = 24 * 60 * MINUTE;

export interface MorningOptions extends HandsOptions {
  /** The instant at which the morning ends and the demo begins. */
  readonly until: number;
  /** Sets the clock the engine reads. */
  readonly setClock: (instant: number) => void;
  /** What the clocks have made due at an instant. */
  readonly dueAt: (world: World, now: number) => NewEvent[];
}

/** A life on its way: when its next deed is, and the rest of it. */
interface Underway {
  readonly at: number;
  readonly life: AsyncIterator<number, void, number>;
}

async function* shift({ give, staff }: Hands, id: string): AsyncGenerator<number, void, number> {
  yield 0;
  await give(staff.worker(id), 'worker.start-shift', { id });
}

/** What comes from outside, one after another. */
async function* comings(
  { engine }: MorningOptions,
  list: readonly Outside[],
): AsyncGenerator<number, void, number> {
  for (const [i, { at, event }] of list.entries()) {
    await engine.happen([event]);
    const next = list[i + 1];
    if (next) yield next.at - at;
  }
}

export async function playMorning(options: MorningOptions): Promise<void> {
  const { engine, files, until, setClock, dueAt } = options;
  const morning = handsOf(options);
  const { chance, minutes } = morning;
  const start = until - HOURS * 60 * MINUTE;
  const begin = (fate: Fate) => start + chance() * (HOURS * 60 - reachOf(fate)) * MINUTE;
  const outside = outsideOf({ files, seed: options.seed, from: until - DAY, until });
  let underway: Underway[] = [
    { at: outside[0]?.at ?? until, life: comings(options, outside) },
    ...files.workers
      .filter(() => chance() < 0.9)
      .map(({ id }) => ({ at: start - minutes(1, 20), life: shift(morning, id) })),
    ...FATES.map((fate) => ({ at: begin(fate), life: lifeOf(morning, fate) })),
  ];
  while (underway.length > 0) {
    const [next, ...rest] = underway.sort((a, b) => a.at - b.at);
    if (!next || next.at >= until) break;
    const at = Math.round(next.at);
    setClock(at);
    await engine.happen((world) => dueAt(world, at));
    const { value, done } = await next.life.next(at);
    underway = done ? rest : [...rest, { at: at + (value ?? 0), life: next.life }];
  }
  setClock(until);
  await engine.happen((world) => dueAt(world, until));
}
