/** Reads what a town's demo is to show; a town that says nothing of it has a quiet one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Department } from '#domain/rules/department.ts';
import type { Town } from '#domain/town/town.ts';
import { type DemoPlan, demoPlan } from './demo-plan.ts';
import { readOne } from './read-json.ts';
import { TownFault } from './town-fault.ts';

const HOURS_BEFORE = 6 * 3_600_000;

/** Workers come on duty, and nothing else has happened. */
const quiet = (until: number): DemoPlan => ({
  since: new Date(until - HOURS_BEFORE).toISOString(),
  orders: {},
  overdue: 0,
  near: 0,
  categories: {},
  sources: {},
  months: Array.from({ length: 12 }, () => 1),
  storms: [],
  hot: {},
});

/** Throws a TownFault that names the file and what is wrong in it. */
export function readDemoPlan(
  folder: string,
  town: Town,
  departments: readonly Department[],
): DemoPlan {
  const until = Date.parse(town.demoStart);
  const file = join(folder, 'demo.json');
  if (!existsSync(file)) return quiet(until);
  const plan = readOne(file, demoPlan);
  if (Date.parse(plan.since) >= until)
    throw new TownFault(`${file}: “since”: must lie before demoStart in town.json.`);
  const { ringing } = plan.whistles ?? {};
  const known = new Set(departments.map(({ code }) => code));
  const stranger =
    ringing && [ringing.lead, ...Object.keys(ringing.members)].find((code) => !known.has(code));
  if (stranger)
    throw new TownFault(`${file}: “whistles.ringing”: there is no organisation ${stranger}.`);
  return plan;
}
