/** The ground as it comes to paper, feature by feature; what the tags mean is decided by the -meant files, here it is placed. */
import { pointOnFeature, polygon } from '@turf/turf';
import type { AreaTree } from '#domain/geo/area-tree.ts';
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds, MultiPolygon, Position } from '#domain/geo/shape.ts';
import type { Language } from '#domain/town/town.ts';
import { GROUND_LAYERS, type Ground, type GroundLayer } from '../town/ground.ts';
import type { Tags } from './block.ts';
import { cutFaces, cutLine } from './clipping.ts';
import { buildingMeant, groundUse, waterMeant } from './faces-meant.ts';
import { nameOf } from './names.ts';
import { placeOf } from './places-meant.ts';
import { isClosed, type Line, signedArea } from './rings.ts';
import { railOf, roadOf, waterwayOf } from './ways-meant.ts';

type Feature<L extends GroundLayer> = Ground[L]['features'][number];
type Features = { readonly [L in GroundLayer]: Feature<L>[] };
type Grid = { readonly id: string; readonly shape: MultiPolygon };

export interface SketchOptions {
  readonly box: Bounds;
  readonly language: Language;
  /** Which grid a building stands in. */
  readonly grids: AreaTree<Grid>;
}

/** Square degrees from which a water's name is a lake's, or a sea's. */
const LAKE = 2e-5;
const LARGE_LAKE = 5e-4;

export class Sketch {
  readonly features = Object.fromEntries(
    GROUND_LAYERS.map((layer): [string, unknown[]] => [layer, []]),
  ) as unknown as Features;
  readonly #options: SketchOptions;
  readonly #numbers = new Map<string, number>();
  readonly #named = new Set<string>();

  constructor(options: SketchOptions) {
    this.#options = options;
  }

  #name(tags: Tags) {
    const name = nameOf(tags, this.#options.language);
    return name && { name };
  }

  /** A line with whatever it means. */
  line(line: Line, tags: Tags): void {
    const { box } = this.#options;
    const lay = <P>(list: { push(feature: never): unknown }, properties: P | undefined): void => {
      if (!properties) return;
      const named = { ...properties, ...this.#name(tags) };
      for (const coordinates of cutLine(line, box))
        list.push({
          type: 'Feature',
          properties: named,
          geometry: { type: 'LineString', coordinates },
        } as never);
    };
    lay(this.features.road, roadOf(tags) ?? pierOf(line, tags));
    lay(this.features.rail, railOf(tags));
    lay(this.features.waterway, waterwayOf(tags));
  }

  /** An area with whatever it means. @param source names it where no grid does. */
  faces(faces: MultiPolygon, tags: Tags, source: string): void {
    const cut = cutFaces(faces, this.#options.box);
    const building = buildingMeant(tags);
    const water = building ? undefined : waterMeant(tags);
    const use = building || water ? undefined : groundUse(tags);
    const name = this.#name(tags);
    for (const [i, coordinates] of cut.entries()) {
      const face = { type: 'Feature', geometry: { type: 'Polygon', coordinates } } as const;
      const id = cut.length > 1 ? `${source}-${i}` : source;
      if (water) this.features.water.push({ ...face, properties: { kind: water, ...name } });
      if (use) this.features.use.push({ ...face, properties: { kind: use, ...name } });
      if (building)
        this.features.building.push({
          ...face,
          properties: { ...this.#house(coordinates, id), ...building, ...name },
        });
    }
    if (water) this.#nameWater(cut, tags);
    else this.#placeIn(cut, tags);
  }

  /** What stands at a point. */
  spot(at: Position, tags: Tags): void {
    const place = placeOf(tags);
    const name = nameOf(tags, this.#options.language);
    if (!place || !name || !inBounds(this.#options.box, at)) return;
    // What is mapped as a point and as its house is one place.
    const key = `${place.kind} ${name['zh-CN']} ${at.map((value) => value.toFixed(3)).join()}`;
    if (this.#named.has(key)) return;
    this.#named.add(key);
    const coordinates: Position = [Number(at[0].toFixed(6)), Number(at[1].toFixed(6))];
    this.features.place.push({
      type: 'Feature',
      properties: { ...place, name },
      geometry: { type: 'Point', coordinates },
    });
  }

  #house(coordinates: Position[][], source: string): { id: string; grid: string | null } {
    const grid = this.#options.grids.at(middleOf(coordinates))?.id;
    if (grid === undefined) return { id: source, grid: null };
    const number = (this.#numbers.get(grid) ?? 0) + 1;
    this.#numbers.set(grid, number);
    return { id: `${grid}${String(number).padStart(5, '0')}`, grid };
  }

  #placeIn(faces: MultiPolygon, tags: Tags): void {
    const largest = largestOf(faces);
    if (largest && placeOf(tags)) this.spot(middleOf(largest), tags);
  }

  #nameWater(faces: MultiPolygon, tags: Tags): void {
    const largest = largestOf(faces);
    const name = nameOf(tags, this.#options.language);
    if (!largest || !name) return;
    const size = Math.abs(signedArea(largest[0] ?? [])) / 2;
    const rank = size > LARGE_LAKE ? 1 : size > LAKE ? 2 : 3;
    this.features.place.push({
      type: 'Feature',
      properties: { kind: 'lake', rank, name },
      geometry: { type: 'Point', coordinates: middleOf(largest) },
    });
  }
}

/** A pier drawn as a line is walked on. */
const pierOf = (line: Line, tags: Tags) =>
  tags.get('man_made') === 'pier' && !isClosed(line)
    ? { class: 'lane' as const, bridge: true }
    : undefined;

const largestOf = (faces: MultiPolygon): Position[][] | undefined =>
  faces.toSorted(([a], [b]) => Math.abs(signedArea(b ?? [])) - Math.abs(signedArea(a ?? [])))[0];

/** A point that certainly lies inside. */
function middleOf(face: Position[][]): Position {
  const [lon = 0, lat = 0] = pointOnFeature(polygon(face)).geometry.coordinates;
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}
