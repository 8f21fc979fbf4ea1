/** Draws a town from its plan: the same plan, the same town, to the last decimal. */
import { drawBuildings } from './buildings/draw-buildings.ts';
import { chancesOf } from './chances.ts';
import { crossingsOf } from './crossings.ts';
import type { Drawing } from './drawing.ts';
import { groundOf } from './ground-of.ts';
import { drawLand } from './land/draw-land.ts';
import { gridFinder } from './land/grid-finder.ts';
import { rowsOf } from './land/rows.ts';
import { namedBridges, placesOf } from './places.ts';
import type { Plan } from './plan.ts';
import { drawOpenGround } from './relief/draw-open-ground.ts';
import { drawRelief } from './relief/draw-relief.ts';
import { coursesOf } from './relief/waters.ts';
import { mainRoads, networkOf } from './roads/network.ts';
import { HALF_WIDTH } from './roads/road.ts';
import { along, lengthOf } from './shape/path.ts';
import { planeAt } from './shape/plane.ts';
import type { Point } from './shape/point.ts';
import { OWN, ROAD, WET } from './sheet.ts';
import { filledIn } from './strewing.ts';

/** Raised when the same plan would make another town. */
export const DRAWING_VERSION = 2;

/** `tell` hears of each stage as it begins. */
export function drawTown(recipe: Plan, tell: (stage: string) => void = () => {}): Drawing {
  const chances = chancesOf(recipe.seed);
  const plan = filledIn(recipe, chances);
  const plane = planeAt(plan.origin);

  tell('land and grids');
  const main = mainRoads(plan);
  const courses = coursesOf(plan, chances);
  const walked = main.flatMap(({ path, class: rank }) => (rank === 'motorway' ? [] : [path]));
  const land = drawLand(plan, [...courses, ...walked], chances);

  tell('hills and waters');
  const relief = drawRelief(plan, land, courses, main, chances);
  const { sheet } = relief;
  const rows = rowsOf(plan, land, plane, (point) => !sheet.has(point, WET));
  const finder = gridFinder(rows.faces);
  const gridAt = (point: Point): string | undefined => rows.grids[finder(point) ?? -1]?.id;

  tell('roads');
  const network = networkOf({ plan, main, relief }, chances);
  const { roads } = network;
  for (const { path, class: rank } of roads) sheet.trace(path, HALF_WIDTH[rank] + 4, ROAD);
  const open = drawOpenGround(plan, network.grounds, sheet, chances);

  tell('buildings');
  const { buildings, specials } = drawBuildings(
    { plan, borders: land.borders, relief, open, network },
    chances,
  );
  const bridges = namedBridges(plan, roads, (point) => sheet.has(point, OWN));
  const places = placesOf({ plan, specials, lakes: relief.lakes, land, bridges });
  const ground = groundOf({ land, relief, open, roads, bridges, buildings, places, gridAt }, plane);
  return {
    areas: rows.areas,
    grids: rows.grids,
    ground,
    crossings: crossingsOf(ground, (position) => gridAt(plane.toPoint(position))),
    gridOfRoad: roads.map(({ path }) => gridAt(along(path, lengthOf(path) / 2).point)),
    gridOfPlace: places.map(({ at }) => gridAt(at)),
  };
}
