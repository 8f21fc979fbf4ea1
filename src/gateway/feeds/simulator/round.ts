/** One worker's round: along roads at 1.0 to 1.5 m/s to where an order waits or the next visit is, with a while at each door. */
import type { Position } from '#domain/geo/shape.ts';
import type { Chance } from '../../chance.ts';
import type { Roads, Way } from '../../roads/roads.ts';

const SLOWEST = 1;
const FASTEST = 1.5;
/** Seconds at a door, and how often the fix is lost behind it. */
const VISIT = { least: 120, most: 900 } as const;
const LOST = 0.08;
/** Seconds to look around where no way leads on. */
const AT_A_LOSS = 60;
/** Ways begun in one step: a fast clock walks hours at once. */
const WAYS_MOST = 4;

export interface RoundOptions {
  readonly roads: Roads;
  /** The crossings of the worker's grids, at least one. */
  readonly home: readonly number[];
  readonly chance: Chance;
  /** Where an order waits for the worker, if one does. */
  readonly wanted: () => Position | undefined;
}

export class Round {
  readonly #options: RoundOptions;
  readonly #speed: number;
  #at: number;
  #position: Position;
  #way: Way | undefined;
  #goal: number;
  #walked = 0;
  #turn = 1;
  /** Seconds still to be spent at the door. */
  #stays: number;
  #lost = false;

  constructor(options: RoundOptions) {
    this.#options = options;
    const { roads, chance } = options;
    this.#speed = SLOWEST + chance() * (FASTEST - SLOWEST);
    this.#at = this.#anyOfHome();
    this.#goal = this.#at;
    this.#position = roads.crossings[this.#at] ?? [0, 0];
    this.#stays = chance() * VISIT.least;
  }

  get position(): Position {
    return this.#position;
  }
  /** Indoors, where the phone has no sky: the last fix grows old. */
  get lost(): boolean {
    return this.#lost;
  }

  #anyOfHome(): number {
    const { home, chance } = this.#options;
    return home[Math.floor(chance() * home.length)] ?? 0;
  }

  /** Goes on for so many seconds of the town. */
  step(seconds: number): void {
    let left = seconds;
    for (let ways = 0; left > 0 && ways < WAYS_MOST; ) {
      if (this.#stays > 0) {
        const stayed = Math.min(left, this.#stays);
        this.#stays -= stayed;
        left -= stayed;
      } else if (this.#way) left = this.#walk(this.#way, left);
      else {
        this.#setOut();
        ways += 1;
      }
    }
  }

  #setOut(): void {
    const { roads, wanted } = this.#options;
    this.#lost = false;
    const place = wanted();
    const goal = place ? roads.nearest(place) : this.#anyOfHome();
    this.#way = goal === this.#at ? undefined : roads.way(this.#at, goal);
    this.#goal = goal;
    this.#walked = 0;
    this.#turn = 1;
    if (!this.#way) this.#arrive(goal === this.#at ? VISIT.least : AT_A_LOSS);
  }

  /** Walks along; returns the seconds that are left at the end of the way. */
  #walk({ turns, metres }: Way, seconds: number): number {
    const end = metres.at(-1) ?? 0;
    const walked = this.#walked + this.#speed * seconds;
    if (walked >= end) {
      const used = (end - this.#walked) / this.#speed;
      this.#position = turns.at(-1) ?? this.#position;
      this.#at = this.#goal;
      this.#way = undefined;
      const { chance } = this.#options;
      this.#lost = chance() < LOST;
      this.#arrive(VISIT.least + chance() * (VISIT.most - VISIT.least));
      return seconds - used;
    }
    this.#walked = walked;
    while ((metres[this.#turn] ?? Infinity) < walked) this.#turn += 1;
    const [from, to] = [turns[this.#turn - 1], turns[this.#turn]];
    const start = metres[this.#turn - 1] ?? 0;
    const share = (walked - start) / ((metres[this.#turn] ?? start) - start || 1);
    if (from && to)
      this.#position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    return 0;
  }

  #arrive(seconds: number): void {
    this.#stays = seconds;
  }
}
