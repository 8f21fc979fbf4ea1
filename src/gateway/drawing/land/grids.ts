/** The town parted into communities and these into grids: labels for the mesh's cells. */
import Flatbush from 'flatbush';
import type { Label } from '#domain/town/town.ts';
import type { Chances } from '../chances.ts';
import type { Community, Plan } from '../plan.ts';
import type { Point } from '../shape/point.ts';
import { grown, grownEvenly, type Seed } from './growing.ts';
import type { Mesh } from './mesh.ts';
import { MAINLAND } from './owners.ts';
import { scatter } from './scattering.ts';

export interface PlannedGrid {
  readonly community: string;
  /** From 1, as in its name. */
  readonly number: number;
}

export interface Parted {
  readonly communities: readonly {
    readonly code: string;
    readonly name: Label;
    readonly short: Label;
    readonly kind: Community['kind'];
  }[];
  readonly grids: readonly PlannedGrid[];
  /** By cell: the index of its grid, or what `ownersOf` says (below zero). */
  readonly labels: Int32Array;
}

/** The cell of the town's mainland that lies nearest to a point. */
function siteFinder(mesh: Mesh, owners: Int32Array): (point: Point) => number {
  const tree = new Flatbush(mesh.sites.length);
  for (const [x, y] of mesh.sites) tree.add(x, y, x, y);
  tree.finish();
  return ([x, y]) => tree.neighbors(x, y, 1, Infinity, (site) => owners[site] === MAINLAND)[0] ?? 0;
}

export function partTown(mesh: Mesh, owners: Int32Array, plan: Plan, chances: Chances): Parted {
  const scattered = !Array.isArray(plan.communities);
  const communities = Array.isArray(plan.communities)
    ? plan.communities
    : scatter(plan.communities, plan, mesh, owners, chances);
  const nearestSite = siteFinder(mesh, owners);
  const seeds = communities.map(({ grids }) => grids.map(nearestSite));
  const free = (site: number): boolean => owners[site] === MAINLAND;
  const communityOf = grown(
    { mesh, may: free },
    seeds.flatMap((sites, label) => sites.map((site): Seed => ({ site, label }))),
  );
  const grids: PlannedGrid[] = [];
  const starts: Seed[] = [];
  const communityOfGrid: number[] = [];
  for (const [index, { code, grids: points }] of communities.entries())
    for (const k of points.keys()) {
      starts.push({ site: seeds[index]?.[k] ?? 0, label: grids.length });
      communityOfGrid.push(index);
      grids.push({ community: code, number: k + 1 });
    }
  const sizes = communities.map(() => 0);
  for (const label of communityOf) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  const labels = grownEvenly(
    { mesh, may: (site, label) => communityOf[site] === communityOfGrid[label] },
    starts,
    communityOfGrid.map((index) => (sizes[index] ?? 0) / (communities[index]?.grids.length ?? 1)),
    scattered ? 3 : 6,
  );
  const islands = plan.islands.filter((island) => island.of);
  const gridOf = islands.map(({ of }) =>
    grids.findIndex((one) => one.community === of?.code && one.number === of.grid),
  );
  for (const [site, owner] of owners.entries())
    if (owner !== MAINLAND) labels[site] = owner > MAINLAND ? (gridOf[owner - 1] ?? -1) : owner;
  return { communities, grids, labels };
}
