/**
 * The ninth form of the store: the promise and the limit of the state stand apart, and an order is listed by whichever turns
 * first. How long a closure held stands where there was only whether it had held fifteen days.
 */
import { KEYS as COUNTED } from './005-counted.ts';
import { json, keyedBy } from './order-keys.ts';

const LIMITS = {
  promise_warn_at: json('handle.warnAt'),
  limit_warn_at: json('stage.warnAt'),
  limit_at: json('stage.dueAt'),
  relapsed_after: json('relapsedAfter'),
};

/** SQLite's least of several is null where one of them is. */
const earlier = (turn: string) => {
  const [promise, limit] = [json(`handle.${turn}`), json(`stage.${turn}`)];
  return `coalesce(min(${promise}, ${limit}), ${promise}, ${limit})`;
};

const { relapsed: _, ...KEPT } = COUNTED;
export const KEYS = {
  ...KEPT,
  ...LIMITS,
  warn_at: earlier('warnAt'),
  due_at: `coalesce(${earlier('dueAt')}, 9007199254740991)`,
};

export const limits = `
${Object.keys(LIMITS)
  .map((column) => `alter table order_keys add column ${column};`)
  .join('\n')}
${keyedBy(KEYS)}
alter table order_keys drop column relapsed;
`;
