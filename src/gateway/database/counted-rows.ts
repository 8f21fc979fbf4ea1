/**
 * The keys of an order as the rules count it: columns in, `Counted` out, and no body opened on the way. Rows come as lists,
 * not as objects: that halves what a million of them cost.
 */
import type { Counted } from '#domain/order/counted.ts';
import type { LampTimes } from '#domain/time/lamp.ts';

export const COUNTED_COLUMNS = `id, path, category, source, org, state, level, handler, checker, reported_by, reported_at,
  accepted_at, filed_at, signed_at, handled_at, checked_at, closed_at, paused_at, dispatches, returns, reworks, extensions,
  reopens, relapsed_after, promise_warn_at, promised_at, limit_warn_at, limit_at, contacted, solved, satisfaction`;

/** SQLite has no truth values. */
type Bit = 0 | 1;
type Visit = NonNullable<Counted['visit']>;
/** In the order of the columns. */
export type CountedRow = readonly [
  id: Counted['id'],
  path: Counted['path'],
  category: Counted['category'],
  source: Counted['source'],
  org: Counted['org'],
  state: Counted['state'],
  level: Counted['level'],
  handler: Counted['handler'],
  checker: Counted['checker'],
  reportedBy: Counted['reportedBy'],
  reportedAt: Counted['reportedAt'],
  acceptedAt: Counted['acceptedAt'],
  filedAt: Counted['filedAt'],
  signedAt: Counted['signedAt'],
  handledAt: Counted['handledAt'],
  checkedAt: Counted['checkedAt'],
  closedAt: Counted['closedAt'],
  pausedAt: Counted['pausedAt'],
  dispatches: Counted['dispatches'],
  returns: Counted['returns'],
  reworks: Counted['reworks'],
  extensions: Counted['extensions'],
  reopens: Counted['reopens'],
  relapsedAfter: Counted['relapsedAfter'],
  promiseWarnAt: number | null,
  promisedAt: number | null,
  limitWarnAt: number | null,
  limitAt: number | null,
  contacted: Bit | null,
  solved: Bit | null,
  satisfaction: Visit['satisfaction'],
];

const turns = (warnAt: number | null, dueAt: number | null): LampTimes | null =>
  warnAt === null || dueAt === null ? null : { warnAt, dueAt };

/** One shape for every order, so that they pass through the rules at full speed. */
export function countedOf(row: CountedRow): Counted {
  const [contacted, solved, satisfaction] = [row[28], row[29], row[30]];
  return {
    id: row[0],
    path: row[1],
    category: row[2],
    source: row[3],
    org: row[4],
    state: row[5],
    level: row[6],
    handler: row[7],
    checker: row[8],
    reportedBy: row[9],
    reportedAt: row[10],
    acceptedAt: row[11],
    filedAt: row[12],
    signedAt: row[13],
    handledAt: row[14],
    checkedAt: row[15],
    closedAt: row[16],
    pausedAt: row[17],
    dispatches: row[18],
    returns: row[19],
    reworks: row[20],
    extensions: row[21],
    reopens: row[22],
    relapsedAfter: row[23],
    handle: turns(row[24], row[25]),
    stage: turns(row[26], row[27]),
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
