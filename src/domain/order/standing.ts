/** The guard every step of an order passes: it exists, it is as the caller saw it, and the step is allowed now. */
import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import { LIFE_CYCLE, type OrderAction } from './flow.ts';
import type { Order } from './order.ts';

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

/** A command that takes one step of the life cycle: the guard is the same for all, `decide` says what else is needed. */
export const defineStep = <Extra extends z.ZodRawShape>(
  action: OrderAction,
  extra: Extra,
  decide: (
    order: Order,
    input: z.infer<z.ZodObject<Extra>>,
    circumstance: Circumstance,
    world: World,
  ) => Outcome,
) => {
  type Input = Target & z.infer<z.ZodObject<Extra>>;
  return defineCommand<Input, Order | undefined>({
    name: `order.${action}`,
    input: z.object({ ...target, ...extra }) as unknown as z.ZodType<Input>,
    access: {
      may: LIFE_CYCLE.steps[action].may,
      on: (world, { id }, archived) => world.orders.get(id) ?? archived,
      unknown: 'order.unknown',
    },
    look: (reads, { id }) => reads.archivedOrder(id),
    decide: (world, archived, input, circumstance) => {
      const order = standing(world, archived, input, action);
      return 'ok' in order ? order : decide(order, input, circumstance, world);
    },
  });
};
