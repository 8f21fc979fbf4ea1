/**
 * The demo's workers: each on shift goes his round along the roads, or, where a town has none, walks in one of his grids. The same
 * seed and the same steps make the same walks.
 */
import { AreaFinder } from '#domain/geo/area-finder.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Worker } from '#domain/worker/worker.ts';
import type { World } from '#domain/world.ts';
import { chanceFrom } from '../chance.ts';
import { defineFeed, type FeedContext } from './contract.ts';
import { Ground } from './simulator/ground.ts';
import { Round } from './simulator/round.ts';
import { Walk } from './simulator/walk.ts';

const STEP_MS = 1_000;
/** Seconds between two looks at who has which order. */
const LOOK_EVERY = 10;
/** Odd, so that every number gives another seed (Knuth's multiplicative hash). */
const SPREAD = 2_654_435_761;

/** Somebody under way. */
interface Walker {
  readonly position: Position;
  readonly lost?: boolean;
  step(seconds: number): void;
}

class Crew {
  readonly #context: FeedContext;
  readonly #grounds = new Map<string, Ground>();
  readonly #walkers = new Map<number, Walker>();
  readonly #homes: ReadonlyMap<string, readonly number[]>;
  /** Where an order waits for a worker. */
  #wanted = new Map<string, Position>();
  #steps = 0;
  #last: number;

  constructor(context: FeedContext) {
    this.#context = context;
    this.#last = context.now();
    this.#homes = homesOf(context);
  }

  /** Lets everyone on shift walk for as long as the town's clock went on, and tells where they are. */
  step(): void {
    const { world, mode } = this.#context;
    const now = this.#context.now();
    const seconds = (now - this.#last) / 1_000;
    this.#last = now;
    if (this.#steps++ % LOOK_EVERY === 0) this.#look(world);
    const [no, lon, lat]: [number[], number[], number[]] = [[], [], []];
    for (const worker of world.workers.values()) {
      if (!worker.onShift) continue;
      const walker = this.#walkerOf(worker, world);
      if (!walker) continue;
      if (mode === 'live' && seconds > 0) walker.step(seconds);
      if (walker.lost) continue;
      const [x, y] = walker.position;
      no.push(worker.no);
      lon.push(x);
      lat.push(y);
    }
    this.#context.positions({ no, lon, lat, at: no.map(() => now) });
  }

  #look(world: World): void {
    this.#wanted = new Map();
    for (const { state, handler, verifier, checker, point } of world.orders.values()) {
      const whose =
        state === 'HANDLING'
          ? handler
          : state === 'VERIFYING'
            ? verifier
            : state === 'CHECKING'
              ? checker
              : null;
      if (whose) this.#wanted.set(whose, point);
    }
  }

  #walkerOf(worker: Worker, world: World): Walker | undefined {
    const known = this.#walkers.get(worker.no);
    if (known) return known;
    const walker = this.#roundOf(worker) ?? this.#walkOf(worker, world);
    if (walker) this.#walkers.set(worker.no, walker);
    return walker;
  }

  #chanceOf = ({ no }: Worker) => chanceFrom((this.#context.seed ^ Math.imul(no, SPREAD)) >>> 0);

  #roundOf(worker: Worker): Walker | undefined {
    const { roads } = this.#context;
    const home = worker.grids.flatMap((grid) => this.#homes.get(grid) ?? []);
    if (!roads || home.length === 0) return undefined;
    const chance = this.#chanceOf(worker);
    return new Round({
      roads,
      home,
      chance,
      // Every other time: a worker has visits to make as well.
      wanted: () => (chance() < 0.5 ? this.#wanted.get(worker.id) : undefined),
    });
  }

  #walkOf(worker: Worker, world: World): Walker | undefined {
    const chance = this.#chanceOf(worker);
    const grid = worker.grids[Math.floor(chance() * worker.grids.length)] ?? '';
    const ground = this.#groundOf(grid, world);
    return ground && new Walk(ground, chance);
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

/** The crossings that lie in each grid. */
function homesOf({ roads, world }: FeedContext): ReadonlyMap<string, readonly number[]> {
  const homes = new Map<string, number[]>();
  if (!roads) return homes;
  const grids: Grid[] = [...world.grids.values()];
  const finder = new AreaFinder(grids.map(({ shape }) => shape));
  for (const [crossing, [lon, lat]] of roads.crossings.entries()) {
    const grid = grids[finder.find(lon, lat)]?.id;
    if (grid) homes.set(grid, [...(homes.get(grid) ?? []), crossing]);
  }
  return homes;
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
