/** What lies over the states: levels, reminders, supervision, instructions, notes, the end of what should not be. T24, T26 to T30. */
import { liesIn, locate } from '../../geo/locate.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { LEVELS, NEVER_VOID } from '../codes.ts';
import {
  demandAnswered,
  orderInstructed,
  orderListed,
  orderLowered,
  orderMarked,
  orderNoted,
  orderRaised,
  orderRelocated,
  orderSupervised,
  orderUrged,
  orderVoided,
} from '../events/oversight.ts';
import { defineStep, type Stepping } from '../standing.ts';

const rank = (level: (typeof LEVELS)[number]): number => LEVELS.indexOf(level);

/** The district has it when somebody there says so: who received it, and under which number. */
const raise = defineStep('raise', ({ order, input, circumstance, words }) => {
  const { to, receiver = null, receipt } = input;
  if (rank(to) <= rank(order.level)) return refuse('order.not-higher', { level: order.level });
  if (to === 'DISTRICT' && !receipt) return refuse('request.invalid', { field: 'receipt' });
  if ((to === 'DISTRICT') !== (receiver !== null))
    return refuse('request.invalid', { field: 'receiver' });
  if (receiver !== null && !circumstance.receives(receiver))
    return refuse('org.unknown', { org: receiver });
  return accept(
    [orderRaised.of({ id: order.id, to, receiver })],
    [...words('reason', input.reason), ...words('receipt', input.receipt)],
  );
});

const lower = defineStep('lower', ({ order, input, words }) =>
  rank(input.to) >= rank(order.level)
    ? refuse('order.not-lower', { level: order.level })
    : accept([orderLowered.of({ id: order.id, to: input.to })], words('reason', input.reason)),
);

/** A demand wants an answer in the future. */
const past = ({
  input,
  circumstance,
}: {
  input: { replyBy: number };
  circumstance: { now: number };
}) =>
  input.replyBy <= circumstance.now ? refuse('request.invalid', { field: 'replyBy' }) : undefined;

const demanding = <A extends 'urge' | 'supervise' | 'list' | 'instruct'>(
  action: A,
  event: {
    of(data: {
      id: string;
      replyBy: number;
    }):
      | ReturnType<typeof orderUrged.of>
      | ReturnType<typeof orderSupervised.of>
      | ReturnType<typeof orderListed.of>
      | ReturnType<typeof orderInstructed.of>;
  },
) =>
  defineStep(action, (stepping) => {
    const { order, input, words } = stepping as unknown as Stepping<'urge'>;
    return (
      past(stepping as unknown as Stepping<'urge'>) ??
      accept([event.of({ id: order.id, replyBy: input.replyBy })], words('instruction', input.text))
    );
  });

const urge = demanding('urge', orderUrged);
const supervise = demanding('supervise', orderSupervised);
const list = demanding('list', orderListed);
const instruct = demanding('instruct', orderInstructed);

const answerUrge = defineStep('answer-urge', ({ order, input, words }) =>
  order.demand
    ? accept([demandAnswered.of({ id: order.id })], words('answer', input.text))
    : refuse('order.nothing-asked', { id: order.id }),
);

const voidOrder = defineStep('void', ({ order, input, words }) => {
  if (NEVER_VOID.includes(order.source))
    return refuse('order.not-voidable', { source: order.source });
  if (order.state === 'JOINT') return refuse('order.whistle-sounds', { whistle: order.whistle });
  return accept(
    [orderVoided.of({ id: order.id, reason: input.reason })],
    words('reason', input.basis),
  );
});

const note = defineStep('note', ({ order, input, words }) =>
  accept([orderNoted.of({ id: order.id })], words('note', input.text)),
);

const mark = defineStep('mark', ({ order, input }) =>
  accept([orderMarked.of({ id: order.id, important: input.important })]),
);

const relocate = defineStep('relocate', ({ order, input, world }) => {
  const grid = world.grids.get(input.grid);
  if (!grid) return refuse('grid.unknown', { grid: input.grid });
  if (!liesIn(grid, input.point)) {
    const found = locate(world.grids, input.point);
    return refuse('grid.other-place', { grid: grid.id, found: found?.id ?? null });
  }
  if (grid.id === order.grid) return refuse('order.same-place', { grid: grid.id });
  return accept([
    orderRelocated.of({ id: order.id, path: grid.path, grid: grid.id, point: input.point }),
  ]);
});

export const OVERSIGHT_STEPS = [
  raise,
  lower,
  urge,
  supervise,
  list,
  instruct,
  answerUrge,
  voidOrder,
  note,
  mark,
  relocate,
];
