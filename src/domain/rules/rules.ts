/** What the rule book says of an order: its category's rule, the limits it runs on, the ceilings above it. */
import type { z } from 'zod';
import type { source, urgency } from '../order/order.ts';
import type { Limit } from '../time/deadline.ts';
import type {
  CategoryRule,
  Ceiling,
  HandlingCell,
  HotlineKind,
  LimitLine,
  RuleBook,
  RuledStage,
} from './rule-book.ts';

type Urgency = z.infer<typeof urgency>;

/** The least of an order that its rules depend on. */
export interface Ruled {
  readonly category: string;
  readonly urgency: Urgency;
  readonly source: z.infer<typeof source>;
  /** What a caller of the hotline wants; a complaint or a plea where nobody said. */
  readonly hotline?: HotlineKind;
}

const begins = new WeakMap<RuleBook, number>();

/** Read once: every decision asks. */
function since(book: RuleBook): number {
  const known = begins.get(book) ?? Date.parse(book.validFrom);
  begins.set(book, known);
  return known;
}

/** The version in force at an instant. Before the first there was no other, so it is the first. */
export function ruleBookAt(books: readonly RuleBook[], instant: number): RuleBook {
  const book = books.findLast((one) => since(one) <= instant) ?? books[0];
  if (!book) throw new Error('a town has at least one version of its rules');
  return book;
}

/** The version an order kept; undefined where the town's data no longer has it. */
export const ruleBookNamed = (books: readonly RuleBook[], id: string): RuleBook | undefined =>
  books.find((one) => one.id === id);

/** The row with the longest code that the category begins with. */
function nearest<T>(
  rows: readonly T[],
  codeOf: (row: T) => string,
  category: string,
): T | undefined {
  const length = (row: T | undefined) => (row ? codeOf(row).length : 0);
  let best: T | undefined;
  for (const row of rows)
    if (category.startsWith(codeOf(row)) && length(row) > length(best)) best = row;
  return best;
}

/** The category's own rule, or its class's; undefined for a category the book does not know. */
export const categoryRule = (book: RuleBook, code: string): CategoryRule | undefined =>
  nearest(book.categories, (row) => row.code, code);

const handlingRow = (book: RuleBook, category: string) => {
  const row = nearest(book.handling, ({ prefix }) => prefix, category);
  if (!row) throw new Error(`no handling limit for category ${category}`);
  return row;
};

/** An urgency the line says nothing of has the limit of the next one below, or, below the first, of the first. */
function cellOf(line: LimitLine, urgency: Urgency): HandlingCell {
  const cells = [line[1], line[2], line[3], line[4]];
  const cell = cells.slice(0, urgency).findLast(Boolean) ?? cells.find(Boolean);
  if (!cell) throw new Error('a line of limits has no limit');
  return cell;
}

const DAY = 24 * 60;
/** A work day has about seven work hours. */
const WORK_DAY = 7 * 60;

/** About how many natural minutes a limit takes, to tell which of two on different clocks is shorter. */
function roughly(limit: Limit): number {
  if (limit.kind === 'WD') return limit.days * DAY;
  return limit.kind === 'WH' ? (limit.minutes / WORK_DAY) * DAY : limit.minutes;
}

/**
 * The cell of the table of DOMAIN §3.4: the limit, what it is for, and the steps on the way. Who calls the hotline waits no
 * longer than the hotline promises, and no longer than the category allows.
 */
export function handling(book: RuleBook, { category, urgency, source, hotline }: Ruled) {
  const own = cellOf(handlingRow(book, category).limits, urgency);
  if (source !== 'HOT') return own;
  const promised = cellOf(book.hotline[hotline ?? 'COMPLAINT'], urgency);
  return roughly(promised.limit) < roughly(own.limit) ? promised : own;
}

export const handleLimit = (book: RuleBook, order: Ruled): Limit => handling(book, order).limit;

/** The most a complex case of the category may take, extensions and all, where the book says so. */
export const longestLimit = (book: RuleBook, category: string): Limit | undefined =>
  handlingRow(book, category).longest;

export const stageLimit = (book: RuleBook, stage: RuledStage, urgency: Urgency): Limit =>
  book.stages[stage][urgency];

/** What no extension of the order may exceed, counted from its filing (DOMAIN §2.6, §2.13). */
export const ceilingsOf = (
  book: RuleBook,
  { category, source }: Pick<Ruled, 'category' | 'source'>,
): readonly Ceiling[] =>
  book.ceilings.filter(
    ({ sources, categories }) =>
      sources?.includes(source) || categories?.some((prefix) => category.startsWith(prefix)),
  );
