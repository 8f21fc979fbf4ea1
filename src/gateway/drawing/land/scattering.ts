/** Communities nobody placed by hand: spread evenly over the town, each with its grids, numbered west to east, north to south. */
import type { Label } from '#domain/town/town.ts';
import type { Chance } from '../../chance.ts';
import { type Chances, pick } from '../chances.ts';
import type { Community, Plan } from '../plan.ts';
import { type Point, plus, times } from '../shape/point.ts';
import { grown } from './growing.ts';
import type { Mesh } from './mesh.ts';
import { MAINLAND } from './owners.ts';

type Scattered = Exclude<Plan['communities'], Community[]>;

/** `count` of the sites, moved into the middle of what is nearest to each (Lloyd), over the mesh. */
function spread(mesh: Mesh, sites: readonly number[], count: number, chance: Chance): number[] {
  const member = new Set(sites);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, sites.length)) chosen.add(pick(chance, sites));
  let centres = [...chosen];
  for (let round = 0; round < 4; round++) {
    const labels = grown(
      { mesh, may: (site) => member.has(site) },
      centres.map((site, label) => ({ site, label })),
    );
    const sums = centres.map(() => ({ sum: [0, 0] as Point, n: 0 }));
    for (const site of sites) {
      const own = sums[labels[site] ?? -1];
      if (!own) continue;
      own.sum = plus(own.sum, mesh.sites[site] ?? own.sum);
      own.n += 1;
    }
    const nearest = centres.map((site) => ({ site, far: Infinity }));
    for (const site of sites) {
      const label = labels[site] ?? -1;
      const [own, best] = [sums[label], nearest[label]];
      const at = mesh.sites[site];
      if (!own || !best || !at) continue;
      const middle = times(own.sum, 1 / own.n);
      const far = Math.hypot(at[0] - middle[0], at[1] - middle[1]);
      if (far < best.far) [best.site, best.far] = [site, far];
    }
    centres = nearest.map(({ site }) => site);
  }
  return centres;
}

/** DB11: north to south in bands, in each from west to east. */
function numbered(points: readonly Point[]): Point[] {
  const bands = Math.max(1, Math.round(Math.sqrt(points.length)));
  const byNorth = points.toSorted((a, b) => b[1] - a[1]);
  const size = Math.ceil(points.length / bands);
  return Array.from({ length: bands }, (_, band) =>
    byNorth.slice(band * size, (band + 1) * size).sort((a, b) => a[0] - b[0]),
  ).flat();
}

function* namesFrom({ syllables }: Scattered, chance: Chance): Generator<Label> {
  const used = new Set<string>();
  const count = syllables['zh-CN'].length;
  for (;;) {
    const [a, b] = [Math.floor(chance() * count), Math.floor(chance() * count)];
    const word = (language: keyof Label): string =>
      `${syllables[language][a] ?? ''}${language === 'en' ? (syllables.en[b] ?? '').toLowerCase() : (syllables[language][b] ?? '')}`;
    const name = { 'zh-CN': word('zh-CN'), en: word('en'), 'zh-Hant': word('zh-Hant') };
    if (a === b || used.has(name['zh-CN'])) continue;
    used.add(name['zh-CN']);
    yield name;
  }
}

export function scatter(
  wish: Scattered,
  { code }: Plan,
  mesh: Mesh,
  owners: Int32Array,
  chances: Chances,
): Community[] {
  const chance = chances.stream('communities');
  const sites = [...owners.keys()].filter((site) => owners[site] === MAINLAND);
  const centres = spread(mesh, sites, wish.count, chance);
  const labels = grown(
    { mesh, may: (site) => owners[site] === MAINLAND },
    centres.map((site, label) => ({ site, label })),
  );
  const own: number[][] = centres.map(() => []);
  for (const site of sites) own[labels[site] ?? 0]?.push(site);
  const names = namesFrom(wish, chance);
  return own.map((cells, index) => {
    const share =
      Math.floor(((index + 1) * wish.grids) / wish.count) -
      Math.floor((index * wish.grids) / wish.count);
    const short = names.next().value as Label;
    const grids = spread(mesh, cells, share, chance).map(
      (site): Point => mesh.sites[site] ?? [0, 0],
    );
    return {
      code: `${code}${String(200 + index).padStart(3, '0')}`,
      name: {
        'zh-CN': `${short['zh-CN']}村`,
        en: `${short.en} Village`,
        'zh-Hant': `${short['zh-Hant']}村`,
      },
      short,
      kind: 'RURAL',
      grids: numbered(grids) as [number, number][],
    };
  });
}
