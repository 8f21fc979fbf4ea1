/**
 * Lets a live demo go on: people report by the rhythm of the day, each order is lived by its people, shifts change, a whistle is
 * blown, a camera fails. Everything is read from the world as it stands, so it goes on after a restart; whatever a visitor does
 * comes first, and a wish that is refused for it is forgotten.
 */
import type { Photos } from '../attachments/photos.ts';
import type { Engine } from '../engine.ts';
import type { TownClock } from '../town-clock.ts';
import { Agenda } from './agenda.ts';
import { Answers } from './life/answers.ts';
import { Calls } from './life/calls.ts';
import { Failures } from './life/failures.ts';
import { GoingOn } from './life/going-on.ts';
import { Hands } from './life/hands.ts';
import { Reports } from './life/reports.ts';
import type { Strand, Town } from './life/strand.ts';
import { Mending } from './mending.ts';
import type { Setting } from './scene.ts';

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

export class Life {
  readonly #town: Town;
  readonly #strands: readonly Strand[];
  readonly #acts: Strand['acts'];
  readonly #onFault: (error: unknown) => void;
  readonly #stop: () => void;

  constructor(options: LifeOptions) {
    const { engine, setting, clock } = options;
    const { world } = engine;
    const now = () => clock.now();
    const town: Town = {
      scene: { ...setting, world },
      setting,
      agenda: new Agenda(),
      hands: new Hands({ ...options, now }),
      now,
    };
    this.#town = town;
    this.#onFault = options.onFault;
    this.#strands = [
      new GoingOn(town),
      new Reports(town, new Mending({ ...options, world })),
      new Calls(town),
      new Failures(town, engine),
      new Answers(town),
    ];
    this.#acts = Object.assign({}, ...this.#strands.map(({ acts }) => acts));
    for (const strand of this.#strands) strand.begin();
    this.#stop = engine.onTold(({ changes }) => {
      for (const strand of this.#strands) strand.heard?.(changes);
    });
  }

  stop(): void {
    this.#stop();
  }

  /** When the next thing is to be done, on the town's clock. */
  get next(): number {
    return this.#town.agenda.next ?? Infinity;
  }

  /** Begins everything that is due by now; resolves when it is done or refused. */
  async look(): Promise<void> {
    const { agenda, now } = this.#town;
    const under: Promise<void>[] = [];
    for (let deeds = 0; deeds < DEEDS_MOST && this.next <= now(); deeds++) {
      const [kind = '', id = ''] = (agenda.take()?.thing ?? '').split('/');
      const act = this.#acts[kind]?.(id).catch(this.#onFault);
      if (act) under.push(act);
    }
    await Promise.all(under);
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
