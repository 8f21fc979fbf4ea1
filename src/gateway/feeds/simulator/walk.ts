/** One worker on a walk: 1.0 to 1.5 m/s, gentle turns, never over the edge of the ground. */
import type { Position } from '#domain/geo/shape.ts';
import type { Chance } from '../../chance.ts';
import type { Ground } from './ground.ts';

const SLOWEST = 1;
const FASTEST = 1.5;
/** Metres kept from the edge, and metres looked ahead for it. */
const MARGIN = 2;
const AHEAD = 15;
const DEGREE = Math.PI / 180;
/** Turns in a second: strolling, and before the edge. */
const STROLL = 6 * DEGREE;
const AVOID = 30 * DEGREE;
/** Turns tried in order where the step ahead would leave the ground. */
const WAYS_OUT = [30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180].map((way) => way * DEGREE);

export class Walk {
  readonly #ground: Ground;
  readonly #chance: Chance;
  #x: number;
  #y: number;
  #heading: number;
  #turn = 0;
  #speed: number;
  /** Metres that can be walked whichever way before the edge must be looked at again. */
  #free = 0;

  constructor(ground: Ground, chance: Chance) {
    this.#ground = ground;
    this.#chance = chance;
    ({ x: this.#x, y: this.#y } = ground.spotWithin(MARGIN, chance));
    this.#heading = chance() * 2 * Math.PI;
    this.#speed = SLOWEST + chance() * (FASTEST - SLOWEST);
  }

  get position(): Position {
    return this.#ground.position({ x: this.#x, y: this.#y });
  }

  /** Walks on for so many seconds; of a fast clock's hours a minute is enough. */
  step(seconds = 1): void {
    for (let i = Math.min(60, Math.round(seconds)); i > 0; i--) this.#stride();
  }

  #stride(): void {
    const chance = this.#chance;
    this.#turn = 0.8 * this.#turn + (chance() - 0.5) * STROLL;
    const drift = (chance() - 0.5) * 0.1;
    this.#speed = Math.min(FASTEST, Math.max(SLOWEST, this.#speed + drift));
    this.#heading += this.#free > AHEAD ? this.#turn : this.#steer();
    if (this.#free > AHEAD) {
      this.#walk(this.#heading);
      this.#free -= this.#speed;
    } else this.#walkWithCare();
  }

  /** Near the edge: the turn towards where more ground lies. */
  #steer(): number {
    if (this.#clearanceAt(this.#heading, AHEAD) > MARGIN) return this.#turn;
    const left = this.#clearanceAt(this.#heading + Math.PI / 3, AHEAD);
    const right = this.#clearanceAt(this.#heading - Math.PI / 3, AHEAD);
    return left > right ? AVOID : -AVOID;
  }

  #walkWithCare(): void {
    for (const way of [0, ...WAYS_OUT]) {
      const clearance = this.#clearanceAt(this.#heading + way, this.#speed);
      if (clearance < MARGIN) continue;
      this.#heading += way;
      this.#walk(this.#heading);
      this.#free = clearance - MARGIN;
      return;
    }
    // Nowhere to go: the ground is narrower than a step, so the worker stands.
  }

  #clearanceAt(heading: number, metres: number): number {
    return this.#ground.clearance(
      this.#x + Math.cos(heading) * metres,
      this.#y + Math.sin(heading) * metres,
    );
  }

  #walk(heading: number): void {
    this.#x += Math.cos(heading) * this.#speed;
    this.#y += Math.sin(heading) * this.#speed;
  }
}
