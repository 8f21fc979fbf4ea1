/**
 * The rule book of a town: who leads in which category, what must be proven, and how long things may take. It comes in versions,
 * and an order keeps the version of its day.
 */
import { z } from 'zod';
import { source } from '../order/order.ts';
import { limit } from '../time/deadline.ts';

const prefix = z.string().regex(/^\d{2}(\d{2})?$/);
const department = z.string().min(1).max(64);
const photos = z.number().int().min(0).max(9);

/** A limit as a rule gives it: whole and above zero. What is left after a pause need not be. */
const given = limit.refine(
  (one) => one.kind === 'WD' || (Number.isInteger(one.minutes) && one.minutes > 0),
  { error: 'is no whole number of minutes above zero' },
);

/** What the rules say of a category or of a class of them (DOMAIN §3.1). */
export const categoryRow = z
  .strictObject({
    code: prefix,
    /** `COMMUNITY` is the committee of the order's own place. */
    leadDept: department,
    assistDepts: z.array(department),
    /** Verified on the spot before filing, when it comes from a source that asks for it. */
    needVerify: z.boolean(),
    /** The check before closing is made on the spot; otherwise by telephone. */
    needSiteCheck: z.boolean(),
    photoBefore: photos,
    photoAfter: photos,
    canSelfHandle: z.boolean(),
    confidential: z.boolean(),
    /** A camera's picture may stand for the check on the spot. */
    remoteCheck: z.boolean(),
    /** The emergency plan that is opened with it. */
    planId: z.string().min(1).optional(),
  })
  .refine((row) => !row.canSelfHandle || (row.photoBefore > 0 && row.photoAfter > 0), {
    error: 'lets one person find, handle and end it without photos of before and after',
  });
export type CategoryRule = z.infer<typeof categoryRow>;

/** What has to be reached by a limit that is not yet the end of the matter. */
export const GOALS = [
  'ON_SITE',
  'FIRST_REPORT',
  'CONTROLLED',
  'FENCED',
  'EVACUATED',
  'PLANNED',
  'STOPPED',
  'PENALISED',
] as const;
const goal = z.enum(GOALS);

const cell = z.strictObject({
  limit: given,
  /** Absent: the matter is settled. */
  goal: goal.optional(),
  /** What else must be reached, each in its own time. */
  steps: z.array(z.strictObject({ goal, limit: given })).optional(),
});
export type HandlingCell = z.infer<typeof cell>;

/** A line of the table of DOMAIN §3.4. An urgency without a cell has no limit of its own. */
const byUrgency = z
  .strictObject({
    1: cell.optional(),
    2: cell.optional(),
    3: cell.optional(),
    4: cell.optional(),
  })
  .refine((line) => Object.keys(line).length > 0, { error: 'has no limit at all' });
export type LimitLine = z.infer<typeof byUrgency>;

const handlingRow = z.strictObject({
  prefix,
  limits: byUrgency,
  /** The most a complex case may take, extensions and all. */
  longest: given.optional(),
  basis: z.string().min(1),
});

export const HOTLINE_KINDS = ['CONSULT', 'COMPLAINT'] as const;
export type HotlineKind = (typeof HOTLINE_KINDS)[number];

const stageLimits = z.strictObject({ 1: given, 2: given, 3: given, 4: given });

/** What no promise and no extension may exceed. Without sources and categories it binds other procedures than orders. */
export const ceiling = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z_]*$/),
  limit: given,
  basis: z.string().min(1),
  sources: z.array(source).optional(),
  categories: z.array(prefix).optional(),
});
export type Ceiling = z.infer<typeof ceiling>;

const noTwo = <T>(key: (item: T) => string, word: string) =>
  [
    (items: readonly T[]) => new Set(items.map(key)).size === items.length,
    { error: `has two lines of one ${word}` },
  ] as const;

export const ruleBook = z.strictObject({
  /** What an order keeps of it. */
  id: z.string().min(1).max(32),
  validFrom: z.iso.datetime({ offset: true }),
  categories: z
    .array(categoryRow)
    .min(1)
    .refine(...noTwo<CategoryRule>(({ code }) => code, 'code')),
  handling: z
    .array(handlingRow)
    .min(1)
    .refine(...noTwo<z.infer<typeof handlingRow>>((row) => row.prefix, 'prefix')),
  hotline: z.strictObject({ CONSULT: byUrgency, COMPLAINT: byUrgency }),
  stages: z.strictObject({
    ACCEPT: stageLimits,
    VERIFY: stageLimits,
    FILE: stageLimits,
    DISPATCH: stageLimits,
    SIGN: stageLimits,
    CHECK: stageLimits,
    CLOSE: stageLimits,
  }),
  ceilings: z.array(ceiling).refine(...noTwo<Ceiling>(({ code }) => code, 'code')),
});
export type RuleBook = z.infer<typeof ruleBook>;
/** Handling is not among them: its limit is a matter of the category. */
export type RuledStage = keyof RuleBook['stages'];

const since = ({ validFrom }: RuleBook): number => Date.parse(validFrom);

/** The versions of a town, the oldest first. */
export const ruleBooks = z
  .array(ruleBook)
  .min(1)
  .refine(...noTwo<RuleBook>(({ id }) => id, 'id'))
  .refine(
    (books) => books.every((book, i) => i === 0 || since(book) > since(books[i - 1] ?? book)),
    { error: 'does not list its versions from the oldest to the newest' },
  );
