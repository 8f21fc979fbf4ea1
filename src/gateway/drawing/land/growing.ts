/** Areas grown over the mesh from their seeds, all at once: each cell goes to whoever reaches it first. */
import { distance } from '../shape/point.ts';
import type { Mesh } from './mesh.ts';

/** Cells in the order of their costs: a heap of numbers. */
class Queue {
  readonly #costs: number[] = [];
  readonly #sites: number[] = [];

  get size(): number {
    return this.#costs.length;
  }

  push(site: number, cost: number): void {
    let hole = this.#costs.length;
    for (let up = (hole - 1) >> 1; hole > 0 && cost < this.#cost(up); up = (hole - 1) >> 1) {
      this.#put(hole, this.#sites[up] ?? 0, this.#cost(up));
      hole = up;
    }
    this.#put(hole, site, cost);
  }

  pop(): { readonly site: number; readonly cost: number } {
    const top = { site: this.#sites[0] ?? 0, cost: this.#cost(0) };
    const [site, cost] = [this.#sites.pop() ?? 0, this.#costs.pop() ?? 0];
    const size = this.#costs.length;
    if (size === 0) return top;
    let hole = 0;
    for (let down = 1; down < size; down = 2 * hole + 1) {
      if (down + 1 < size && this.#cost(down + 1) < this.#cost(down)) down += 1;
      if (this.#cost(down) >= cost) break;
      this.#put(hole, this.#sites[down] ?? 0, this.#cost(down));
      hole = down;
    }
    this.#put(hole, site, cost);
    return top;
  }

  #cost(index: number): number {
    return this.#costs[index] ?? Infinity;
  }

  #put(index: number, site: number, cost: number): void {
    this.#sites[index] = site;
    this.#costs[index] = cost;
  }
}

export interface Seed {
  readonly site: number;
  readonly label: number;
}

export interface Growth {
  readonly mesh: Mesh;
  /** May the area of this label take that cell? */
  readonly may: (site: number, label: number) => boolean;
  /** How slowly each label grows; 1 where nothing is said. */
  readonly slowness?: readonly number[];
}

/** Metres of detour worth not crossing a road or canal. */
const CROSSING = 350;

/** A label for every cell that can be reached, −1 for the others. */
export function grown({ mesh, may, slowness = [] }: Growth, seeds: readonly Seed[]): Int32Array {
  const labels = new Int32Array(mesh.sites.length).fill(-1);
  const wanted = new Int32Array(mesh.sites.length).fill(-1);
  const costs = new Float64Array(mesh.sites.length).fill(Infinity);
  const queue = new Queue();
  const offer = (site: number, label: number, cost: number): void => {
    if (cost >= (costs[site] ?? Infinity)) return;
    costs[site] = cost;
    wanted[site] = label;
    queue.push(site, cost);
  };
  for (const { site, label } of seeds) offer(site, label, 0);
  while (queue.size > 0) {
    const { site, cost } = queue.pop();
    if (labels[site] !== -1 || cost > (costs[site] ?? 0)) continue;
    const label = wanted[site] ?? -1;
    labels[site] = label;
    const from = mesh.sites[site] ?? [0, 0];
    for (const next of mesh.neighbours(site)) {
      if (labels[next] !== -1 || !may(next, label)) continue;
      const way =
        distance(from, mesh.sites[next] ?? from) + (mesh.parted(site, next) ? CROSSING : 0);
      offer(next, label, cost + way * (slowness[label] ?? 1));
    }
  }
  return labels;
}

/** Grows again and again, the too large more slowly, until sizes of cells are nearly as wished. */
export function grownEvenly(
  growth: Growth,
  seeds: readonly Seed[],
  wishes: readonly number[],
  rounds: number,
): Int32Array {
  const slowness = wishes.map(() => 1);
  let labels = grown({ ...growth, slowness }, seeds);
  for (let round = 1; round < rounds; round++) {
    const sizes = wishes.map(() => 0);
    for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
    for (const [label, wish] of wishes.entries()) {
      const ratio = Math.max(0.2, Math.min(5, (sizes[label] ?? 0) / wish));
      slowness[label] = Math.max(0.4, Math.min(2.5, (slowness[label] ?? 1) * ratio ** 0.35));
    }
    labels = grown({ ...growth, slowness }, seeds);
  }
  return labels;
}
