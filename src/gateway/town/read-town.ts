/** Reads a town as data: whatever comes out of here holds together, and whatever does not is refused with one sentence. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaPath } from '#domain/kernel/thing.ts';
import { findRulesFault } from '#domain/rules/check-rules.ts';
import { type Department, department } from '#domain/rules/department.ts';
import { type RuleBook, ruleBooks } from '#domain/rules/rule-book.ts';
import { type CalendarData, calendarData } from '#domain/time/calendar.ts';
import { type Category, category, orderCodes } from '#domain/town/category.ts';
import { type Town, townFile } from '#domain/town/town.ts';
import { faultOfShape, holds } from './check-shape.ts';
import type { DemoPlan } from './demo-plan.ts';
import { readDemoPlan } from './read-demo-plan.ts';
import { checkUnique, type Listed, readList, readOne, readWhole } from './read-json.ts';
import { listIn, readThings, type ThingFiles } from './read-things.ts';
import { type AreaRow, areaRow, type GridRow, gridRow, type WorkerRow, workerRow } from './rows.ts';
import { ANYWHERE } from './town-bounds.ts';
import { readVideoSources, type VideoSources } from './video-sources.ts';

export interface TownFiles extends ThingFiles {
  /** Where they lie; the ground lies in it, too. */
  readonly folder: string;
  readonly town: Town;
  /** Its own data say how far it reaches. */
  readonly boundsGiven: boolean;
  readonly areas: readonly AreaRow[];
  readonly grids: readonly GridRow[];
  readonly workers: readonly WorkerRow[];
  readonly categories: readonly Category[];
  readonly departments: readonly Department[];
  /** Versions of the rules, oldest first. */
  readonly books: readonly RuleBook[];
  readonly calendar: CalendarData;
  /** What a demo of it is to show. */
  readonly demo: DemoPlan;
  readonly video: VideoSources;
  /** The folder of the clips that a demo's cameras show. */
  readonly clips: string;
}

interface Placed {
  readonly id: string;
  readonly path: AreaPath;
}

const idOf = ({ id }: Placed): string => id;
const parentOf = ({ id, path }: Placed): AreaPath => path.slice(0, -(id.length + 1));

function checkAreas(listed: Listed<AreaRow>, { code, bounds }: Town): void {
  checkUnique(listed, 'id', idOf);
  const { items, complain } = listed;
  const known = new Set(items.map(({ path }) => path));
  for (const [index, row] of items.entries()) {
    const isTown = row.level === 'TOWN';
    if (isTown !== (row.id === code))
      complain(index, `the one area of level TOWN is ${code}, the code in town.json`);
    if (!row.path.endsWith(`/${row.id}/`))
      complain(index, `the path ${row.path} must end with its id`);
    const parent = parentOf(row);
    if (isTown && parent !== '/') complain(index, `the town's path is /${code}/`);
    if (!isTown && !known.has(parent))
      complain(index, `there is no area ${parent} for it to lie in`);
    const fault = faultOfShape(row.shape, bounds);
    if (fault) complain(index, fault, ['shape']);
  }
  if (!items.some(({ id }) => id === code))
    complain(0, `the town's own area is missing: no item has the code ${code} of town.json`);
}

function checkGrids(listed: Listed<GridRow>, areas: readonly AreaRow[], { bounds }: Town): void {
  checkUnique(listed, 'id', idOf);
  const { items, complain } = listed;
  const communities = new Map(
    areas.filter(({ level }) => level === 'COMMUNITY').map((row) => [row.id, row]),
  );
  for (const [index, row] of items.entries()) {
    const community =
      communities.get(row.community) ?? complain(index, `there is no community ${row.community}`);
    if (row.path !== `${community.path}${row.id}/`)
      complain(index, `the path ${row.path} does not lie in its community ${community.path}`);
    const fault = faultOfShape(row.shape, bounds);
    if (fault) complain(index, fault, ['shape']);
    if (!holds(row.shape, row.centre))
      complain(index, `the centre ${row.centre.join(', ')} lies outside the grid`, ['centre']);
  }
}

function checkWorkers(
  listed: Listed<WorkerRow>,
  areas: readonly AreaRow[],
  grids: readonly GridRow[],
): void {
  checkUnique(listed, 'id', idOf);
  checkUnique(listed, 'number', ({ no }) => no);
  const { items, complain } = listed;
  const paths = new Set([...areas, ...grids].map(({ path }) => path));
  const byId = new Map(grids.map((row) => [row.id, row]));
  for (const [index, { path, grids: own }] of items.entries()) {
    if (!paths.has(path)) complain(index, `there is no area ${path}`);
    for (const id of own) {
      const row = byId.get(id) ?? complain(index, `there is no grid ${id}`);
      if (!row.path.startsWith(path)) complain(index, `the grid ${id} lies outside ${path}`);
    }
  }
}

function checkCategories(listed: Listed<Category>): void {
  checkUnique(listed, 'code', ({ code }) => code);
  const { items, complain } = listed;
  const classes = new Set<string>();
  for (const [index, { code }] of items.entries()) {
    if (code.length === 2) classes.add(code);
    else if (!classes.has(code.slice(0, 2)))
      complain(index, `its class ${code.slice(0, 2)} must stand in front of it`);
  }
}

function readRules(
  file: string,
  categories: readonly Category[],
  departments: readonly Department[],
): readonly RuleBook[] {
  const { data: books, refuse } = readWhole(file, ruleBooks);
  const codes = orderCodes(categories);
  for (const [index, book] of books.entries()) {
    const fault = findRulesFault(book, codes, departments);
    if (fault) refuse([index, ...fault.where], fault.reason);
  }
  return books;
}

/** Those of the town's folder, and the committees that were drawn with their communities. */
function readDepartments(own: string, folder: string): Listed<Department> {
  const listed = readList(join(own, 'departments.json'), department);
  const drawn = join(folder, 'committees.json');
  if (!existsSync(drawn)) return listed;
  return { ...listed, items: [...listed.items, ...readList(drawn, department).items] };
}

/**
 * Reads `town.json`, `areas.json`, `grids.json`, `workers.json`, `departments.json` of a town's folder, its own `categories.json` and
 * `rules.json` or else those of the data's `dictionaries`, and the calendar the town names. What was drawn from the town's plan is read
 * from `folder` instead of its `own`. Throws a TownFault.
 */
export function readTown(own: string, data: string, folder = own): TownFiles {
  const dictionary = (name: string) =>
    existsSync(join(own, name)) ? join(own, name) : join(data, 'dictionaries', name);
  const said = readOne(join(own, 'town.json'), townFile);
  const itself = { ...said, bounds: said.bounds ?? ANYWHERE };
  const areas = listIn(folder, 'areas.json', areaRow);
  const grids = listIn(folder, 'grids.json', gridRow);
  // A town may be founded empty and be given its areas later; one that has some has them whole.
  if (areas.items.length > 0 || grids.items.length > 0) checkAreas(areas, itself);
  checkGrids(grids, areas.items, itself);
  const workers = listIn(folder, 'workers.json', workerRow);
  checkWorkers(workers, areas.items, grids.items);
  const categories = readList(dictionary('categories.json'), category.strict());
  checkCategories(categories);
  const departments = readDepartments(own, folder);
  checkUnique(departments, 'code', ({ code }) => code);
  const books = readRules(dictionary('rules.json'), categories.items, departments.items);
  const calendar = readOne(join(data, 'calendars', `${itself.calendar}.json`), calendarData);
  return {
    folder,
    town: itself,
    boundsGiven: said.bounds !== undefined,
    areas: areas.items,
    grids: grids.items,
    workers: workers.items,
    categories: categories.items,
    departments: departments.items,
    books,
    calendar,
    demo: readDemoPlan(own, itself, departments.items),
    video: readVideoSources(own),
    clips: join(data, 'clips'),
    ...readThings({
      own,
      folder,
      areas: areas.items,
      grids: grids.items,
      departments: departments.items,
    }),
  };
}
