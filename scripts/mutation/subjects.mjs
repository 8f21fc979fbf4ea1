/** What is mutated, subject by subject, and the tests that have to notice: the quick ones of the pure heart, none with a gateway. */
const domain = (...names) => names.map((name) => `src/domain/${name}.ts`);
const tests = (...names) => names.map((name) => `tests/domain/${name}.test.ts`);

const SUBJECTS = {
  time: {
    mutate: domain('time/*'),
    tests: tests('calendar', 'deadline', 'lamp'),
  },
  kpis: {
    mutate: domain('order/kpis/*', 'order/numbers', 'order/order-lamp', 'kernel/kpi'),
    tests: tests('kpis', 'sheet', 'figures', 'order-numbers'),
  },
  flow: {
    mutate: domain('kernel/flow', 'order/flow', 'order/standing', 'order/clocks', 'order/due'),
    tests: tests(
      'order-flow',
      'order-standing',
      'order-clocks',
      'order-checking',
      'order-handling',
    ),
  },
  steps: {
    mutate: domain('order/steps/*'),
    tests: tests(
      'order-intake',
      'order-dispatching',
      'order-handling',
      'order-checking',
      'order-oversight',
    ),
  },
  rules: {
    mutate: domain('rules/rules'),
    tests: tests('rules'),
  },
  whistle: {
    mutate: domain('whistle/{flow,limits,overdue,lights,kpis}'),
    tests: tests('whistle-table', 'whistle-flow', 'whistle-figures'),
  },
  alarms: {
    mutate: domain('alarm/{alarm,causes,commands,due,events,ladder}'),
    tests: tests('alarms'),
  },
  'whistle-steps': {
    mutate: domain('whistle/standing', 'whistle/steps/*'),
    tests: tests('whistle-flow', 'whistle-standing'),
  },
};

export const name = process.env.SUBJECT ?? '';
export const subject = SUBJECTS[name];
if (!subject) throw new Error(`SUBJECT is one of ${Object.keys(SUBJECTS).join(', ')}`);
