import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { locate } from '../geo/locate.ts';
import { position } from '../geo/shape.ts';
import { accept, refuse, type Words } from '../kernel/outcome.ts';
import { dayOf } from '../time/day.ts';
import type { World } from '../world.ts';
import {
  orderClosed,
  orderDispatched,
  orderFiled,
  orderHandled,
  orderRecalled,
  orderRelocated,
  orderReported,
  orderReturned,
  orderSigned,
  orderVoided,
  RESULTS,
  RETURN_REASONS,
  VOID_REASONS,
} from './events.ts';
import { type Order, source, urgency } from './order.ts';
import { defineStep } from './standing.ts';

const categoryCode = z.string().regex(/^\d{2}(\d{2})?$/);
const text = z.string().trim().max(2000);

/** Words of an order, if any were typed. */
const wordsOf = (
  about: string,
  purpose: Words['purpose'],
  text: string | undefined,
  { newId }: Circumstance,
): Words[] => (text ? [{ id: newId(), about, purpose, text }] : []);

/** The grid at a point, checked against the grid the caller chose. */
function gridFor(world: World, chosen: string, point: z.infer<typeof position>) {
  const grid = world.grids.get(chosen);
  if (!grid) return refuse('grid.unknown', { grid: chosen });
  const found = locate(world.grids, point);
  if (found?.id !== chosen)
    return refuse('grid.other-place', { grid: chosen, found: found?.id ?? null });
  return grid;
}

const report = defineCommand({
  name: 'order.report',
  input: z.object({
    grid: z.string().max(64),
    point: position,
    category: categoryCode,
    urgency,
    source,
    description: text.optional(),
  }),
  access: {
    may: 'order.report',
    on: (world, { grid }) => world.grids.get(grid),
    unknown: 'grid.unknown',
  },
  decide: (world, _facts, input, circumstance) => {
    const grid = gridFor(world, input.grid, input.point);
    if ('ok' in grid) return grid;
    if (!circumstance.knowsCategory(input.category))
      return refuse('request.invalid', { field: 'category' });
    const id = circumstance.newId();
    return accept(
      [
        orderReported.of({
          id,
          path: grid.path,
          category: input.category,
          reportedUrgency: input.urgency,
          source: input.source,
          grid: grid.id,
          point: input.point,
        }),
      ],
      wordsOf(id, 'description', input.description, circumstance),
    );
  },
});

const file = defineStep(
  'file',
  { category: categoryCode, urgency },
  (order, { category, urgency }, { now, zone, orderPrefix, townPath, knowsCategory }, world) => {
    if (!knowsCategory(category)) return refuse('request.invalid', { field: 'category' });
    const day = dayOf(now, zone);
    const counter = `order-no-${day}`;
    const value = (world.counters.get(counter)?.value ?? 0) + 1;
    return accept([
      orderFiled.of({
        id: order.id,
        orderNo: `${orderPrefix}${day}${String(value).padStart(5, '0')}`,
        category,
        urgency,
        counter: { id: counter, path: townPath, value },
      }),
    ]);
  },
);

const dispatch = defineStep(
  'dispatch',
  { handler: z.string().max(64), instruction: text.optional() },
  (order, { handler, instruction }, circumstance, world) => {
    const worker = world.workers.get(handler);
    if (!worker) return refuse('worker.unknown', { id: handler });
    if (!worker.onShift) return refuse('worker.off-shift', { worker: worker.no });
    return accept(
      [orderDispatched.of({ id: order.id, handler })],
      wordsOf(order.id, 'instruction', instruction, circumstance),
    );
  },
);

const recall = defineStep('recall', {}, ({ id }) => accept([orderRecalled.of({ id })]));

const sign = defineStep('sign', {}, ({ id }) => accept([orderSigned.of({ id })]));

const giveBack = defineStep(
  'return',
  { reason: z.enum(RETURN_REASONS), basis: text.optional() },
  ({ id }, { reason, basis }, circumstance) =>
    accept([orderReturned.of({ id, reason })], wordsOf(id, 'reason', basis, circumstance)),
);

const finish = defineStep(
  'finish',
  { result: z.enum(RESULTS), text: text.min(1) },
  ({ id }, { result, text }, circumstance) =>
    accept([orderHandled.of({ id, result })], wordsOf(id, 'result', text, circumstance)),
);

const close = defineStep('close', {}, ({ id }) => accept([orderClosed.of({ id })]));

/** Hotline and superior orders are never void (DOMAIN T24). */
const NEVER_VOID: readonly Order['source'][] = ['HOT', 'UP'];

const voidOrder = defineStep(
  'void',
  { reason: z.enum(VOID_REASONS) },
  ({ id, source }, { reason }) =>
    NEVER_VOID.includes(source)
      ? refuse('order.not-voidable', { source })
      : accept([orderVoided.of({ id, reason })]),
);

const relocate = defineStep(
  'relocate',
  { grid: z.string().max(64), point: position },
  (order, { grid: chosen, point }, _circumstance, world) => {
    const grid = gridFor(world, chosen, point);
    if ('ok' in grid) return grid;
    if (grid.id === order.grid) return refuse('order.same-place', { grid: grid.id });
    return accept([orderRelocated.of({ id: order.id, path: grid.path, grid: grid.id, point })]);
  },
);

export const ORDER_COMMANDS = [
  report,
  file,
  dispatch,
  recall,
  sign,
  giveBack,
  finish,
  close,
  voidOrder,
  relocate,
];
