/** How orders begin: a report (T1), or what a worker found, did and ended on the spot (T25). */
import { distance } from '@turf/turf';
import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { liesIn, locate } from '../geo/locate.ts';
import { position } from '../geo/shape.ts';
import { accept, type Refusal, refuse, type Words } from '../kernel/outcome.ts';
import { categoryRule } from '../rules/rules.ts';
import type { World } from '../world.ts';
import { stageClockOf } from './clocks.ts';
import { type DraftPhoto, shotAt } from './draft-photo.ts';
import { orderReported, orderSelfHandled } from './events/intake.ts';
import { photoAdded } from './events/keeping.ts';
import { source, urgency } from './order.ts';

const categoryCode = z.string().regex(/^\d{2}(\d{2})?$/);
const text = z.string().trim().max(2000);
const gridCode = z.string().max(64);

const caller = z.object({
  name: z.string().trim().max(40).optional(),
  /** As it is dialled: digits, and what people put between them. */
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s-]{3,20}$/)
    .optional(),
});

/** Whom to call back goes into the register with the description, and nowhere else. */
const calledBy = (
  about: string,
  { name, phone }: z.infer<typeof caller>,
  { newId }: Circumstance,
): Words[] => [
  ...(name ? [{ id: newId(), about, purpose: 'caller-name' as const, text: name }] : []),
  ...(phone ? [{ id: newId(), about, purpose: 'caller-phone' as const, text: phone }] : []),
];

const described = (about: string, text: string | undefined, { newId }: Circumstance): Words[] =>
  text ? [{ id: newId(), about, purpose: 'description', text }] : [];

/** The grid at a point, checked against the grid the caller chose. */
function gridFor(world: World, chosen: string, point: z.infer<typeof position>) {
  const grid = world.grids.get(chosen);
  if (!grid) return refuse('grid.unknown', { grid: chosen });
  if (liesIn(grid, point)) return grid;
  const found = locate(world.grids, point);
  return refuse('grid.other-place', { grid: chosen, found: found?.id ?? null });
}

export const report = defineCommand({
  name: 'order.report',
  input: z.object({
    grid: gridCode,
    point: position,
    category: categoryCode,
    urgency,
    source: source.exclude(['SELF']),
    description: text.optional(),
    caller: caller.optional(),
  }),
  access: {
    may: 'order.report',
    on: (world, { grid }) => world.grids.get(grid),
    unknown: 'grid.unknown',
  },
  decide: (world, _facts, input, circumstance) => {
    const grid = gridFor(world, input.grid, input.point);
    if ('ok' in grid) return grid;
    const { rules, knowsCategory } = circumstance;
    if (!knowsCategory(input.category)) return refuse('request.invalid', { field: 'category' });
    const id = circumstance.newId();
    const { category, source } = input;
    return accept(
      [
        orderReported.of({
          id,
          path: grid.path,
          category,
          reportedUrgency: input.urgency,
          source,
          grid: grid.id,
          point: input.point,
          rules: rules.id,
          confidential: categoryRule(rules, category)?.confidential ?? false,
          stage: stageClockOf('REPORTED', { urgency: input.urgency, handle: null }, circumstance),
        }),
      ],
      [
        ...described(id, input.description, circumstance),
        ...calledBy(id, input.caller ?? {}, circumstance),
      ],
    );
  },
});

/** The pictures as facts are the house's own: a caller only names what it sent before. */
interface Shots {
  readonly before: DraftPhoto | undefined;
  readonly after: DraftPhoto | undefined;
}

/** Before and after are at least this far apart in time, and no farther apart in place. */
const APART_MS = 3 * 60_000;
const TOGETHER_M = 50;

function unlikely(before: DraftPhoto, after: DraftPhoto): Refusal | undefined {
  if (shotAt(after) - shotAt(before) < APART_MS)
    return refuse('order.photos-too-close', { minutes: APART_MS / 60_000 });
  if (!before.point || !after.point) return refuse('order.photos-no-place');
  return distance([...before.point], [...after.point], { units: 'meters' }) > TOGETHER_M
    ? refuse('order.photos-too-far', { limit: TOGETHER_M })
    : undefined;
}

/** What goes into the journal of a photo: only what the camera itself says. */
const shown = ({ photo, takenAt, point, placed }: DraftPhoto) => ({
  photo,
  takenAt,
  point: placed === 'CAMERA' && point ? ([...point] as [number, number]) : null,
});

const photo = z.string().regex(/^[0-9a-f]{64}$/);

export const selfHandle = defineCommand({
  name: 'order.self-handle',
  input: z.object({
    grid: gridCode,
    point: position,
    category: categoryCode,
    urgency,
    before: photo,
    after: photo,
    description: text.min(5),
  }),
  access: {
    may: 'order.self-handle',
    on: (world, { grid }) => world.grids.get(grid),
    unknown: 'grid.unknown',
  },
  look: async (reads, input, by): Promise<Shots> => ({
    before: await reads.draftPhoto(by, input.before),
    after: await reads.draftPhoto(by, input.after),
  }),
  decide: (world, { before, after }, input, circumstance) => {
    const grid = gridFor(world, input.grid, input.point);
    if ('ok' in grid) return grid;
    const { rules, knowsCategory, newId, worker, by } = circumstance;
    if (!knowsCategory(input.category)) return refuse('request.invalid', { field: 'category' });
    if (!categoryRule(rules, input.category)?.canSelfHandle)
      return refuse('order.not-self-handled', { category: input.category });
    if (input.before === input.after) return refuse('order.same-photo');
    if (!before || !after) return refuse('photo.unknown');
    const doubt = unlikely(before, after);
    if (doubt) return doubt;
    const id = newId();
    return accept(
      [
        orderSelfHandled.of({
          id,
          path: grid.path,
          category: input.category,
          urgency: input.urgency,
          grid: grid.id,
          point: input.point,
          handler: worker,
          rules: rules.id,
          photosBefore: 0,
          photosAfter: 0,
        }),
        photoAdded.of({ ...shown(before), id, phase: 'BEFORE' }),
        photoAdded.of({ ...shown(after), id, phase: 'AFTER' }),
      ],
      described(id, input.description, circumstance),
      [
        { order: id, photo: before.photo, phase: 'BEFORE', by },
        { order: id, photo: after.photo, phase: 'AFTER', by },
      ],
    );
  },
});
