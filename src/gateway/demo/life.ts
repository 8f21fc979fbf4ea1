/** The life of one order in the demo, deed by deed, as far as its fate leads. Each `yield` is the time until the next deed. */
import type { Viewer } from '#domain/access/viewer.ts';
import { NEVER_VOID, type Source, VERIFIED_SOURCES } from '#domain/order/codes.ts';
import { departmentFor } from '#domain/rules/department.ts';
import type { CategoryRule } from '#domain/rules/rule-book.ts';
import { categoryRule, ruleBookAt } from '#domain/rules/rules.ts';
import type { Hands } from './hands.ts';

/** Where a life stops. */
export type Fate =
  | 'REPORTED'
  | 'VERIFYING'
  | 'ACCEPTED'
  | 'FILED'
  | 'DISPATCHED'
  | 'HANDLING'
  | 'SUSPENDED'
  | 'HANDLED'
  | 'CHECKING'
  | 'CHECKED'
  | 'CLOSED'
  | 'REOPENED'
  | 'RETURNED'
  | 'REJECTED'
  | 'VOID'
  | 'MERGED'
  | 'SELF';

const times = (fate: Fate, count: number): Fate[] => Array.from({ length: count }, () => fate);
/** The morning's orders: every state is there, most are closed. */
export const FATES: readonly Fate[] = [
  ...times('REPORTED', 3),
  ...times('VERIFYING', 2),
  ...times('ACCEPTED', 2),
  ...times('FILED', 4),
  ...times('DISPATCHED', 4),
  ...times('HANDLING', 6),
  ...times('SUSPENDED', 2),
  ...times('HANDLED', 2),
  ...times('CHECKING', 2),
  ...times('CHECKED', 2),
  ...times('CLOSED', 14),
  ...times('REOPENED', 1),
  ...times('RETURNED', 1),
  ...times('REJECTED', 2),
  ...times('VOID', 1),
  ...times('MERGED', 2),
  ...times('SELF', 4),
];

const EARLY: readonly Fate[] = ['REPORTED', 'REJECTED', 'VOID', 'MERGED', 'VERIFYING', 'ACCEPTED'];
const MIDDLE: readonly Fate[] = ['FILED', 'DISPATCHED', 'RETURNED', 'SELF'];
/** Minutes within which a life has surely come to its fate. */
export const reachOf = (fate: Fate): number =>
  EARLY.includes(fate) ? 40 : MIDDLE.includes(fate) ? 90 : 240;

type Life = AsyncGenerator<number, void, number>;

const said = {
  report: '现场情况已核实,请派员处理。',
  confirm: '已到现场,情况属实。',
  reject: '经核实不属受理范围,已向反映人说明。',
  instruction: '请尽快到场处置并反馈。',
  talkedTo: '现场反映人和周边商户。',
  measure: '已到场处理,现场恢复正常。',
  promise: '一周内回访复查。',
  check: '现场复核,处置到位。',
  reply: '您反映的问题已处理完毕,感谢支持。',
} as const;

interface Matter {
  readonly category: string;
  readonly rule: CategoryRule;
  readonly source: Source;
}

/** A category and a source that let the life come to its fate. */
function matterFor({ files, pick }: Hands, fate: Fate, now: number): Matter {
  const book = ruleBookAt(files.books, now);
  const fits = (rule: CategoryRule): boolean =>
    (fate !== 'SELF' || rule.canSelfHandle) && (fate !== 'VERIFYING' || rule.needVerify);
  const all = files.categories
    .filter(({ code }) => code.length === 4)
    .flatMap(({ code }) => {
      const rule = categoryRule(book, code);
      return rule && fits(rule) ? [{ category: code, rule }] : [];
    });
  const sources: readonly Source[] =
    fate === 'VERIFYING'
      ? ['HOT', 'SNAP']
      : ['GRID', 'GRID', 'GRID', 'VIDEO', 'HOT', 'SNAP', 'VISIT'];
  const source = pick(sources.filter((one) => fate !== 'VOID' || !NEVER_VOID.includes(one)));
  return { ...pick(all), source };
}

async function report(morning: Hands, matter: Matter) {
  const { world, pick, pointIn, give, staff, made } = morning;
  const grid = pick([...world.grids.values()]);
  const point = pointIn(grid);
  const { category, source } = matter;
  const own = [...world.workers.values()].find(({ grids }) => grids.includes(grid.id));
  const by = source === 'GRID' && own ? staff.worker(own.id) : staff.chair('OPERATOR');
  const urgency = pick([1, 1, 1, 2, 2, 3]);
  const input = { grid: grid.id, point, category, urgency, source, description: said.report };
  const once = async () => made(await give(by, 'order.report', input));
  return { id: await once(), again: once, grid: grid.id };
}

/** Found, handled and ended by the worker of the grid. */
async function* selfHandled(morning: Hands, matter: Matter, now: number): Life {
  const { world, pick, pointIn, give, staff } = morning;
  const grid = pick([...world.grids.values()]);
  const own = [...world.workers.values()].find(({ grids }) => grids.includes(grid.id));
  if (!own) return;
  const point = pointIn(grid);
  const at = yield morning.minutes(5, 15);
  const shot = (photo: string, at: number) => ({ photo: `${photo}-${now}`, at, point });
  await give(staff.worker(own.id), 'order.self-handle', {
    grid: grid.id,
    point,
    category: matter.category,
    urgency: 1,
    before: shot('before', now),
    after: shot('after', at),
    description: said.measure,
  });
}

/** From a report to a formal order, by way of a verifier where the rules want one. False: the life ends before. */
async function* taken(
  morning: Hands,
  { rule, source }: Matter,
  id: string,
  fate: Fate,
): AsyncGenerator<number, boolean, number> {
  const { step, staff, minutes, world, order } = morning;
  const operator = staff.chair('OPERATOR');
  const verifier = [...world.workers.values()].find(({ grids }) => grids.includes(order(id).grid));
  if (rule.needVerify && VERIFIED_SOURCES.includes(source) && verifier) {
    await step(operator, 'ask-verify', id, { verifier: verifier.id });
    if (fate === 'VERIFYING') return false;
    yield minutes(5, 12);
    await step(staff.worker(verifier.id), 'confirm', id, { note: said.confirm });
  } else await step(operator, 'accept', id);
  if (fate === 'ACCEPTED') return false;
  yield minutes(2, 8);
  const { category, reportedUrgency } = order(id);
  const level = morning.pick(['GRID', 'GRID', 'COMMUNITY', 'TOWN']);
  await step(operator, 'file', id, { category, urgency: reportedUrgency, level });
  return fate !== 'FILED';
}

/** Whose it is: the worker of the grid, or the organisation that leads in such matters. */
function handlerOf({ world, files, staff, pick, order }: Hands, { rule }: Matter, id: string) {
  const { grid, path } = order(id);
  const worker = [...world.workers.values()].find((one) => one.onShift && one.grids.includes(grid));
  const lead = departmentFor(files.departments, rule.leadDept, path)?.code ?? 'CENTRE';
  if (worker && pick([true, true, false]))
    return { by: staff.worker(worker.id), to: { handler: worker.id } };
  return { by: staff.officer(lead), to: { org: lead } };
}

export async function* lifeOf(morning: Hands, fate: Fate): Life {
  const { step, staff, minutes } = morning;
  const [chief, operator] = [staff.chair('DUTY_CHIEF'), staff.chair('OPERATOR')];
  let now = yield* begun();
  const matter = matterFor(morning, fate, now);
  if (fate === 'SELF') return yield* selfHandled(morning, matter, now);
  const { id, again } = await report(morning, matter);
  now = yield minutes(3, 12);
  switch (fate) {
    case 'REPORTED':
      return;
    case 'REJECTED':
      await step(operator, 'reject', id, { reason: 'OUT_OF_SCOPE', reply: said.reject });
      return;
    case 'VOID':
      await step(chief, 'void', id, { reason: 'TEST', basis: said.reject });
      return;
    case 'MERGED':
      await step(operator, 'merge', await again(), { master: id });
      return;
  }
  if (!(yield* taken(morning, matter, id, fate))) return;
  yield minutes(3, 15);
  const { by, to } = handlerOf(morning, matter, id);
  const dispatcher = staff.chair('DISPATCHER');
  await step(dispatcher, 'dispatch', id, { ...to, instruction: said.instruction });
  if (fate === 'DISPATCHED') return;
  yield minutes(2, 9);
  if (fate === 'RETURNED') {
    await step(by, 'return', id, { reason: 'NOT_OURS', basis: said.reject });
    return;
  }
  await step(by, 'sign', id);
  yield* handled(morning, matter, id, fate, by);
}

/** The first instant comes with the first turn. */
async function* begun(): AsyncGenerator<number, number, number> {
  return yield 0;
}

async function* handled(
  morning: Hands,
  { rule }: Matter,
  id: string,
  fate: Fate,
  by: Viewer,
): Life {
  const { step, staff, minutes, pick, photograph } = morning;
  const operator = staff.chair('OPERATOR');
  if (fate === 'HANDLING') return;
  let now = yield minutes(20, 60);
  if (fate === 'SUSPENDED') {
    const reviewAt = now + 30 * 86_400_000;
    const plan = { reason: pick(['FUNDS', 'SEASON', 'OWNERSHIP']), plan: said.promise, reviewAt };
    await step(by, 'ask-suspension', id, { ...plan, measure: said.measure });
    yield minutes(5, 20);
    await step(staff.chair('LEADER'), 'suspend', id, { reply: said.reply });
    return;
  }
  for (let i = 0; i < rule.photoAfter; i++) await photograph(id, 'AFTER', now);
  const { talkedTo, measure, promise } = said;
  await step(by, 'finish', id, { result: 'SOLVED', talkedTo, measure, promise });
  if (fate === 'HANDLED') return;
  yield minutes(3, 12);
  const others = morning.files.workers.filter((one) => one.id !== by.worker);
  const checker = pick(others).id;
  await step(operator, 'ask-check', id, { checker });
  if (fate === 'CHECKING') return;
  yield minutes(8, 20);
  await step(staff.worker(checker), 'pass', id, { note: said.check });
  if (fate === 'CHECKED') return;
  now = yield minutes(2, 8);
  await step(operator, 'close', id, { reply: said.reply });
  yield minutes(4, 12);
  if (fate === 'REOPENED')
    await step(operator, 'visit', id, { contacted: true, solved: false, satisfaction: 2 });
  else if (pick([true, true, false]))
    await step(operator, 'visit', id, {
      contacted: true,
      solved: true,
      satisfaction: pick([5, 5, 4, 4, 3]),
    });
}
