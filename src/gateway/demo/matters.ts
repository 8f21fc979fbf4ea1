/** What is reported: which matter, from which source, how urgent, in which grid. Weighed by season, storm and hour. */
import { NEVER_VOID, type Source, VERIFIED_SOURCES } from '#domain/order/codes.ts';
import { source as sourceCode } from '#domain/order/order.ts';
import type { CategoryRule } from '#domain/rules/rule-book.ts';
import { categoryRule, ruleBookAt } from '#domain/rules/rules.ts';
import { orderCodes } from '#domain/town/category.ts';
import type { DemoPlan, Ending } from '../town/demo-plan.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { GridRow } from '../town/rows.ts';
import type { Hours } from './hours.ts';
import { around, type Choice, choiceOf, type Luck } from './luck.ts';
import type { Rhythm } from './rhythm.ts';

export interface Matter {
  readonly grid: GridRow;
  readonly category: string;
  readonly source: Source;
  readonly urgency: 1 | 2 | 3 | 4;
}

/** What a source can tell of; the others tell of anything. */
const TELLS: Partial<Record<Source, RegExp>> = {
  IOT: /^(0101|0104|0401|0406|0601|1202)/,
  AI: /^(0102|0301|0302|0305|0306|0601|1202)/,
  VIDEO: /^(0102|03|0403|0405|0601|1202|1203)/,
  POINT: /^(02|08|10|11)/,
  VISIT: /^(0101|0104|0105|02|08|10|11)/,
  PETI: /^(02|05|0602|11)/,
  DEPT: /^(01|05|06|08|09)/,
  MEDIA: /^(03|06|09|11)/,
  GRID: /^(?!07|1207)/,
};

/** Citizens call in the evening, workers report by day, machines never sleep. */
function shareOfHour(source: Source, hour: number): number {
  const night = hour < 7 || hour >= 22;
  const evening = hour >= 18 && hour < 22;
  if (source === 'IOT' || source === 'AI' || source === 'VIDEO') return night ? 3 : 1;
  if (source === 'HOT' || source === 'SNAP') return evening ? 2.5 : night ? 2 : 1;
  return night ? 0.02 : evening ? 0.15 : 1;
}

export interface Matters {
  /** The matter of a name, at an instant; fit for the ending, where one is planned. */
  of(name: string, at: number, ending?: Ending): Matter;
}

interface MattersOptions {
  readonly plan: DemoPlan;
  readonly files: TownFiles;
  readonly luck: Luck;
  readonly rhythm: Rhythm;
  readonly hours: Hours;
}

const fits = (ending: Ending | undefined, source: Source, rule: CategoryRule): boolean => {
  if (ending === 'SELF') return rule.canSelfHandle;
  if (ending === 'VOID') return !NEVER_VOID.includes(source);
  if (ending === 'VERIFYING') return rule.needVerify && VERIFIED_SOURCES.includes(source);
  return true;
};

/** Endings that ask nothing of the matter are one to the lists. */
const fitFor = (ending: Ending | undefined): string =>
  ending && ['SELF', 'VOID', 'VERIFYING'].includes(ending) ? ending : 'ANY';

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) {
      made = make(key);
      known.set(key, made);
    }
    return made;
  };
}

export function mattersOf({ plan, files, luck, rhythm, hours }: MattersOptions): Matters {
  const codes = orderCodes(files.categories);
  const known = Object.entries(plan.categories).filter(([code]) => codes.has(code));
  const sources = Object.entries(plan.sources).map(
    ([code, weight]) => [sourceCode.parse(code), weight] as const,
  );
  const grids = choiceOf(
    files.grids.map(({ id }) => [id, (plan.hot[id] ?? 1) * around(luck(id, 'heat'), 1, 0.9)]),
  );
  const byId = new Map(files.grids.map((grid) => [grid.id, grid]));
  const sourcesAt = remembered((hour: number) =>
    choiceOf(sources.map(([code, weight]) => [code, weight * shareOfHour(code, hour)])),
  );
  const urgencyOf = (category: string, drawn: number): Matter['urgency'] => {
    if (category.startsWith('12')) return drawn < 0.6 ? 2 : drawn < 0.95 ? 3 : 4;
    return drawn < 0.76 ? 1 : drawn < 0.95 ? 2 : 3;
  };
  /** Chosen a hundred thousand times from the same few lists. */
  const choices = new Map<string, Choice<string>>();
  const categoriesFor = (at: number, source: Source, ending: Ending | undefined) => {
    const book = ruleBookAt(files.books, at);
    const storms = rhythm.stormsAt(at);
    const key = `${book.id} ${source} ${fitFor(ending)} ${storms.map(({ from }) => from)}`;
    let choice = choices.get(key);
    if (!choice) {
      choice = choiceOf(
        known.flatMap(([code, weight]) => {
          const rule = categoryRule(book, code);
          const tells = ending === 'SELF' || (TELLS[source]?.test(code) ?? true);
          if (!rule || !tells || !fits(ending, source, rule)) return [];
          const stormy = storms.reduce(
            (sum, { categories }) => sum * (categories[code] ?? 1),
            weight,
          );
          return [[code, stormy] as const];
        }),
      );
      choices.set(key, choice);
    }
    return choice;
  };
  const draw = (name: string, at: number, ending?: Ending): Matter | undefined => {
    const source = sourcesAt(Math.floor(hours.hourOf(at)))(luck(name, 'source'));
    const category = source && categoriesFor(at, source, ending)(luck(name, 'category'));
    const grid = byId.get(grids(luck(name, 'grid')) ?? '');
    if (!source || !category || !grid) return undefined;
    return { grid, category, source, urgency: urgencyOf(category, luck(name, 'urgency')) };
  };
  return {
    of(name, at, ending) {
      for (let tries = 0; tries < 200; tries++) {
        const matter = draw(tries === 0 ? name : `${name}~${tries}`, at, ending);
        if (matter) return matter;
      }
      throw new Error(`the demo's plan has no matter that could end as ${ending}`);
    },
  };
}
