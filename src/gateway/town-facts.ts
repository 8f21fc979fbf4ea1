/** What decisions know of a town, out of what its files say. */
import type { Department } from '#domain/rules/department.ts';
import { ruleBookAt } from '#domain/rules/rules.ts';
import { workCalendar } from '#domain/time/calendar.ts';
import { orderCodes } from '#domain/town/category.ts';
import type { TownFacts } from './engine.ts';
import type { TownFiles } from './town/read-town.ts';

/** Plain data: a thread makes the same of it. */
export type FactFiles = Pick<
  TownFiles,
  'town' | 'categories' | 'departments' | 'books' | 'calendar'
>;

export const townFacts = ({
  town,
  categories,
  departments,
  books,
  calendar,
}: FactFiles): TownFacts => {
  const codes = orderCodes(categories);
  const above = (one: Department) => one.kind === 'DISTRICT';
  const orgs = new Set(departments.filter((one) => !above(one)).map(({ code }) => code));
  const receivers = new Set(departments.filter(above).map(({ code }) => code));
  return {
    zone: town.zone,
    orderPrefix: town.orderPrefix,
    townPath: `/${town.code}/`,
    calendar: workCalendar({ data: calendar, zone: town.zone, hours: town.workHours }),
    rulesAt: (instant) => ruleBookAt(books, instant),
    knowsCategory: (code) => codes.has(code),
    knowsOrg: (code) => orgs.has(code),
    receives: (code) => receivers.has(code),
  };
};
