/** The keys of an order as the rules count it: columns in, `Counted` out, and no body opened on the way. */
import type { Counted } from '#domain/order/counted.ts';

/** The names of SQL beside those of the domain, where they are the same but for their spelling. */
const COLUMNS = {
  id: 'id',
  path: 'path',
  category: 'category',
  source: 'source',
  org: 'org',
  state: 'state',
  level: 'level',
  handler: 'handler',
  checker: 'checker',
  reportedBy: 'reported_by',
  reportedAt: 'reported_at',
  acceptedAt: 'accepted_at',
  filedAt: 'filed_at',
  signedAt: 'signed_at',
  handledAt: 'handled_at',
  checkedAt: 'checked_at',
  closedAt: 'closed_at',
  pausedAt: 'paused_at',
  dispatches: 'dispatches',
  returns: 'returns',
  reworks: 'reworks',
  extensions: 'extensions',
  reopens: 'reopens',
  relapsed: 'relapsed',
} as const satisfies Record<Exclude<keyof Counted, 'handle' | 'stage' | 'visit'>, string>;

export const COUNTED_COLUMNS = [
  ...Object.entries(COLUMNS).map(([name, column]) => `${column} as ${name}`),
  'warn_at as warnAt',
  'due_at as dueAt',
  'promised_at as promisedAt',
  'contacted',
  'solved',
  'satisfaction',
].join(', ');

/** SQLite has no truth values. */
type Bit = 0 | 1;
type Satisfaction = NonNullable<Counted['visit']>['satisfaction'];
export interface CountedRow extends Omit<Counted, 'relapsed' | 'handle' | 'stage' | 'visit'> {
  readonly relapsed: Bit;
  readonly warnAt: number | null;
  readonly dueAt: number;
  readonly promisedAt: number | null;
  readonly contacted: Bit | null;
  readonly solved: Bit | null;
  readonly satisfaction: Satisfaction;
}

/** One shape for every order, so that a million pass through the rules at their full speed. */
export function countedOf(row: CountedRow): Counted {
  const { warnAt, dueAt, promisedAt, contacted, solved, satisfaction } = row;
  const turns = warnAt === null ? null : { warnAt, dueAt };
  return {
    id: row.id,
    path: row.path,
    category: row.category,
    source: row.source,
    org: row.org,
    state: row.state,
    level: row.level,
    handler: row.handler,
    checker: row.checker,
    reportedBy: row.reportedBy,
    reportedAt: row.reportedAt,
    acceptedAt: row.acceptedAt,
    filedAt: row.filedAt,
    signedAt: row.signedAt,
    handledAt: row.handledAt,
    checkedAt: row.checkedAt,
    closedAt: row.closedAt,
    pausedAt: row.pausedAt,
    dispatches: row.dispatches,
    returns: row.returns,
    reworks: row.reworks,
    extensions: row.extensions,
    reopens: row.reopens,
    relapsed: row.relapsed === 1,
    handle: promisedAt === null ? null : turns,
    stage: promisedAt === null ? turns : null,
    visit:
      contacted === null
        ? null
        : {
            contacted: contacted === 1,
            solved: solved === null ? null : solved === 1,
            satisfaction,
          },
  };
}
