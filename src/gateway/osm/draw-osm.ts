/** From an extract of OpenStreetMap to the ground of a town. */
import { difference, featureCollection, intersect, multiPolygon as turfShape } from '@turf/turf';
import { AreaTree } from '#domain/geo/area-tree.ts';
import type { Bounds, MultiPolygon } from '#domain/geo/shape.ts';
import type { Language } from '#domain/town/town.ts';
import { GROUND_LAYERS, type Ground } from '../town/ground.ts';
import type { Tags } from './block.ts';
import { cutFaces } from './clipping.ts';
import { landOf } from './coast.ts';
import type { Extract, Relation, Way } from './extract.ts';
import { buildingMeant, groundUse, waterMeant } from './faces-meant.ts';
import { placeOf } from './places-meant.ts';
import { isClosed, polygonsOf } from './rings.ts';
import { Sketch } from './sketch.ts';
import { railOf, roadOf, waterwayOf } from './ways-meant.ts';

export interface DrawOptions {
  readonly box: Bounds;
  readonly language: Language;
  readonly grids: Iterable<{ readonly id: string; readonly shape: MultiPolygon }>;
  /** The town's own land is told from what lies around it. */
  readonly town: MultiPolygon | undefined;
}

const isCoast = (tags: Tags): boolean => tags.get('natural') === 'coastline';
const isPier = (tags: Tags): boolean => tags.get('man_made') === 'pier';
const isLine = (tags: Tags): boolean =>
  Boolean(roadOf(tags) || railOf(tags) || waterwayOf(tags)) || isPier(tags);
const isFace = (tags: Tags): boolean =>
  Boolean(buildingMeant(tags) || waterMeant(tags) || groundUse(tags) || placeOf(tags));

/** Whether any of the ground comes of a thing with these tags. */
export const isDrawn = (tags: Tags): boolean => isCoast(tags) || isLine(tags) || isFace(tags);

/** Draws the multipolygons and returns the ways that are drawn with them. */
function drawRelations(extract: Extract, sketch: Sketch): Set<number> {
  const drawn = new Set<number>();
  const lines = ({ members }: Relation, inner: boolean): Way[] =>
    members.flatMap(({ id, kind, role }) => {
      const way = kind === 'way' && (role === 'inner') === inner ? extract.way(id) : undefined;
      return way ? [way] : [];
    });
  for (const relation of extract.relations) {
    const outer = lines(relation, false);
    const older = relation.tags.size <= 1 ? outer.find(({ tags }) => isFace(tags)) : undefined;
    const tags = older?.tags ?? relation.tags;
    if (!isFace(tags)) continue;
    const holes = lines(relation, true);
    const faces = polygonsOf(
      outer.map((way) => extract.line(way)),
      holes.map((way) => extract.line(way)),
    );
    sketch.faces(faces, tags, `osm-r${relation.id}`);
    if (older) for (const { id } of outer) drawn.add(id);
  }
  return drawn;
}

function drawWay(extract: Extract, way: Way, sketch: Sketch): void {
  const { tags, id } = way;
  const line = extract.line(way);
  const round = isClosed(line);
  if (round && isFace(tags) && !(roadOf(tags) || railOf(tags)))
    sketch.faces([[line]], tags, `osm-w${id}`);
  else if (isLine(tags)) sketch.line(line, tags);
}

const facesOf = (found: ReturnType<typeof intersect>): MultiPolygon =>
  (found?.geometry.type === 'Polygon'
    ? [found.geometry.coordinates]
    : (found?.geometry.coordinates ?? [])) as MultiPolygon;

/** The town's own land, and the rest of it. */
function partedLand(land: MultiPolygon, town: MultiPolygon | undefined) {
  if (!town) return { own: land, outside: [] };
  const both = featureCollection([turfShape(land), turfShape(town)]);
  return { own: facesOf(intersect(both)), outside: facesOf(difference(both)) };
}

export function drawOsm(extract: Extract, { box, language, grids, town }: DrawOptions): Ground {
  const sketch = new Sketch({ box, language, grids: new AreaTree(grids) });
  const withRelations = drawRelations(extract, sketch);
  for (const way of extract.ways) if (!withRelations.has(way.id)) drawWay(extract, way, sketch);
  for (const { at, tags } of extract.spots) sketch.spot(at, tags);
  const coasts = extract.ways.filter(({ tags }) => isCoast(tags)).map((way) => extract.line(way));
  const { own, outside } = partedLand(landOf(coasts, box), town);
  for (const [kind, faces] of [
    ['outside', outside],
    ['town', own],
  ] as const)
    for (const coordinates of cutFaces(faces, box))
      sketch.features.land.push({
        type: 'Feature',
        properties: { kind },
        geometry: { type: 'Polygon', coordinates },
      });
  return Object.fromEntries(
    GROUND_LAYERS.map((layer) => [
      layer,
      { type: 'FeatureCollection', features: sketch.features[layer] },
    ]),
  ) as unknown as Ground;
}
