/** The demo's workers: each on shift walks in one of his grids. The same seed and the same steps make the same walks. */
import type { Worker } from '#domain/worker/worker.ts';
import type { World } from '#domain/world.ts';
import { type Chance, chanceFrom } from '../chance.ts';
import { defineFeed, type FeedContext } from './contract.ts';
import { Ground } from './simulator/ground.ts';
import { Walk } from './simulator/walk.ts';

const STEP_MS = 1_000;
/** Odd, so that every number gives another seed (Knuth's multiplicative hash). */
const SPREAD = 2_654_435_761;

class Crew {
  readonly #context: FeedContext;
  readonly #grounds = new Map<string, Ground>();
  readonly #walks = new Map<number, Walk>();

  constructor(context: FeedContext) {
    this.#context = context;
  }

  /** Lets everyone on shift walk for a second, and tells where they are. */
  step(): void {
    const { world, mode } = this.#context;
    const now = this.#context.now();
    const [no, lon, lat]: [number[], number[], number[]] = [[], [], []];
    for (const worker of world.workers.values()) {
      if (!worker.onShift) continue;
      const walk = this.#walkOf(worker, world);
      if (!walk) continue;
      if (mode === 'live') walk.step();
      const [x, y] = walk.position;
      no.push(worker.no);
      lon.push(x);
      lat.push(y);
    }
    this.#context.positions({ no, lon, lat, at: no.map(() => now) });
  }

  #walkOf({ no, grids }: Worker, world: World): Walk | undefined {
    const known = this.#walks.get(no);
    if (known) return known;
    const chance: Chance = chanceFrom((this.#context.seed ^ Math.imul(no, SPREAD)) >>> 0);
    const ground = this.#groundOf(grids[Math.floor(chance() * grids.length)] ?? '', world);
    if (!ground) return undefined;
    const walk = new Walk(ground, chance);
    this.#walks.set(no, walk);
    return walk;
  }

  #groundOf(id: string, world: World): Ground | undefined {
    const grid = world.grids.get(id);
    const known = this.#grounds.get(id);
    if (known || !grid) return known;
    const ground = new Ground(grid.shape, grid.centre);
    this.#grounds.set(id, ground);
    return ground;
  }
}

export const simulator = defineFeed({
  id: 'simulator',
  start: (context) => {
    const crew = new Crew(context);
    crew.step();
    context.every(STEP_MS, () => crew.step());
    return () => undefined;
  },
});
