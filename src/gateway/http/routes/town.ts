import { categoryRule } from '#domain/rules/rules.ts';
import { missingAhead } from '#domain/time/calendar.ts';
import { orderCodes } from '#domain/town/category.ts';
import { townRead } from '#wire/reads.ts';
import type { House } from '../../house.ts';
import { defineRoute } from '../contract.ts';

/** What today's rule book asks of each category an order may bear. */
function rulesOf({ categories, facts, clock }: House) {
  const book = facts.rulesAt(clock.now());
  return [...orderCodes(categories)].flatMap((code) => {
    const rule = categoryRule(book, code);
    return rule ? [{ ...rule, code }] : [];
  });
}

const townBoundsOf = ({ bounds }: House): House['town']['bounds'] => {
  const [west, south, east, north] = bounds();
  return [west, south, east, north];
};

export const townRoute = defineRoute({
  method: 'GET',
  path: '/api/town',
  summary: 'The town’s names, bounds, dictionaries, organisations and rules',
  access: 'session',
  output: townRead,
  handle: (house) => ({
    town: { ...house.town, bounds: townBoundsOf(house) },
    boundsFollow: house.outlineFollows,
    categories: [...house.categories],
    departments: [...house.departments],
    missingYears: [...missingAhead(house.facts.calendar, house.clock.now())],
    rules: rulesOf(house),
  }),
});
