/**
 * The fifth form of the store: beside what orders are listed by, everything they are counted by stands in their keys, so that
 * figures read no bodies. The keys of orders that are there already are filled here.
 */
import { json, keyedBy } from './order-keys.ts';

/** What there was before, as the second form has it. */
const LISTED_BY: Readonly<Record<string, string>> = {
  path: json('path'),
  state: json('state'),
  grid: json('grid'),
  handler: json('handler'),
  order_no: json('orderNo'),
  category: json('category'),
  reported_at: json('reportedAt'),
  org: json('org'),
  assist: json('assist'),
  asked: `coalesce(${json('checker')}, ${json('verifier')})`,
  source: json('source'),
  level: json('level'),
  urgency: json('urgency'),
  confidential: json('confidential'),
  filed_at: json('filedAt'),
  closed_at: json('closedAt'),
  paused_at: json('pausedAt'),
  warn_at: `coalesce(${json('handle.warnAt')}, ${json('stage.warnAt')})`,
  due_at: `coalesce(${json('handle.dueAt')}, ${json('stage.dueAt')}, 9007199254740991)`,
  promised_at: json('handle.dueAt'),
  counted_at: `coalesce(${json('filedAt')}, ${json('reportedAt')})`,
  lon: json('point[0]'),
  lat: json('point[1]'),
};
const COUNTED_BY: Readonly<Record<string, string>> = {
  checker: json('checker'),
  reported_by: json('reportedBy'),
  accepted_at: json('acceptedAt'),
  signed_at: json('signedAt'),
  handled_at: json('handledAt'),
  checked_at: json('checkedAt'),
  dispatches: json('dispatches'),
  returns: json('returns'),
  reworks: json('reworks'),
  extensions: json('extensions'),
  reopens: json('reopens'),
  relapsed: json('relapsed'),
  contacted: json('visit.contacted'),
  solved: json('visit.solved'),
  satisfaction: json('visit.satisfaction'),
};
export const KEYS = { ...LISTED_BY, ...COUNTED_BY };

export const counted = `
${Object.keys(COUNTED_BY)
  .map((column) => `alter table order_keys add column ${column};`)
  .join('\n')}

${keyedBy(KEYS)}
create index order_keys_by_due on order_keys (due_at, id);
create index order_keys_by_state on order_keys (state);
create index order_keys_by_end on order_keys (closed_at) where closed_at is not null;
`;
