/** The guard every step of an order passes: it exists, it is as the caller saw it, and the step is allowed now. */
import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { type FieldsInput, shapeOf } from '../kernel/field.ts';
import { type Outcome, type Refusal, refuse, type Words } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { stageClockOf } from './clocks.ts';
import { LIFE_CYCLE, type OrderAction, type STEPS, stepOf } from './flow.ts';
import { type Order, placed, type StageClock } from './order.ts';

const target = { id: z.string().max(64), version: z.number().int().nonnegative() };
interface Target {
  readonly id: string;
  readonly version: number;
}

/** How the order stands: what someone who came too late is told. */
const asItStands = (order: Order) => ({
  id: order.id,
  state: order.state,
  by: order.lastBy,
  at: order.lastAt,
  handler: order.handler,
});

function standing(
  world: World,
  archived: Order | undefined,
  { id, version }: Target,
  action: OrderAction,
): Order | Refusal {
  const order = world.orders.get(id);
  if (!order)
    return archived
      ? refuse('order.archived', asItStands(archived))
      : refuse('order.unknown', { id });
  if (order.version !== version) return refuse('order.changed', asItStands(order));
  if (!LIFE_CYCLE.allows(order.state, action)) return refuse('order.not-now', asItStands(order));
  return order;
}

/** What a step's decision is given. */
export interface Stepping<A extends OrderAction> {
  readonly order: Order;
  readonly input: FieldsInput<(typeof STEPS)[A]['needs']>;
  readonly circumstance: Circumstance;
  readonly world: World;
  /** The clock of the state the step leads to. */
  readonly stage: StageClock | null;
  /** Words of this order, for the register. */
  words(purpose: Words['purpose'], text: string | undefined): Words[];
}

/** A command that takes one step of the life cycle: guard and form come from the table, `decide` says what else is needed. */
export const defineStep = <A extends OrderAction>(
  action: A,
  decide: (stepping: Stepping<A>) => Outcome,
) => {
  type Input = Target & FieldsInput<(typeof STEPS)[A]['needs']>;
  const { may, needs } = stepOf(action);
  return defineCommand<Input, Order | undefined>({
    name: `order.${action}`,
    input: z.object({ ...target, ...shapeOf(needs) }) as unknown as z.ZodType<Input>,
    access: {
      may,
      on: (world, { id }, archived) => {
        const order = world.orders.get(id) ?? archived;
        return order && placed(order);
      },
      unknown: 'order.unknown',
    },
    look: (reads, { id }) => reads.archivedOrder(id),
    decide: (world, archived, input, circumstance) => {
      const order = standing(world, archived, input, action);
      if ('ok' in order) return order;
      const { newId } = circumstance;
      return decide({
        order,
        input,
        circumstance,
        world,
        stage: stageClockOf(LIFE_CYCLE.after(order.state, action), order, circumstance),
        words: (purpose, text) => (text ? [{ id: newId(), about: order.id, purpose, text }] : []),
      });
    },
  });
};
