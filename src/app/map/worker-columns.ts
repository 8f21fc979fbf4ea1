/** The workers of the newest frame as columns for the map. */
import type { Worker } from '#domain/worker/worker.ts';
import { AGE_STEP_MS } from '#wire/frames.ts';
import { chosenOf, type LayerContext } from './layers/contract.ts';
import { NONE, type SymbolColumns } from './symbol-layer.ts';
import { codeOf } from './symbol-names.ts';

/** Older than this a fix says where somebody was, not where somebody is. */
export const STALE_MS = 10 * 60_000;

const keepsType = (context: LayerContext, { type }: Worker): boolean =>
  chosenOf(context, 'workers.type')?.includes(type === 'FULLTIME' ? 'full' : 'part') ?? true;

/** Those on shift, wherever they are. */
export const countWorkers = (context: LayerContext): number =>
  [...context.world.workers.values()].filter(
    (worker) => worker.onShift && keepsType(context, worker),
  ).length;

export interface WorkerColumns extends SymbolColumns {
  readonly ids: readonly (string | undefined)[];
}

/** The frame's own columns; who is off shift, or beyond this viewer's sight, keeps the place in them and is not drawn. */
export function pickWorkers(context: LayerContext): WorkerColumns {
  const { world, nearness, unit } = context;
  // From afar nobody is drawn; then the fixes are not even looked at, and a new frame moves nothing.
  const fixes = nearness === 'far' ? undefined : context.fixes;
  if (!fixes)
    return {
      count: 0,
      ids: [],
      lonLat: new Float64Array(),
      symbols: new Uint8Array(),
      nearness,
      unit,
    };
  const onShift = new Map<number, string>();
  for (const worker of world.workers.values())
    if (worker.onShift && keepsType(context, worker)) onShift.set(worker.no, worker.id);
  const kept = chosenOf(context, 'workers.fix');
  const ids: (string | undefined)[] = [];
  const symbols = new Uint8Array(fixes.count).fill(NONE);
  for (let i = 0; i < fixes.count; i++) {
    const id = onShift.get(fixes.no[i] ?? 0);
    const stale = (fixes.age[i] ?? 0) * AGE_STEP_MS > STALE_MS;
    const shown = id !== undefined && (kept?.includes(stale ? 'stale' : 'fresh') ?? true);
    ids.push(shown ? id : undefined);
    if (!shown) continue;
    symbols[i] = codeOf(stale ? 'worker-stale' : 'worker');
  }
  return { count: fixes.count, ids, lonLat: fixes.lonLat, symbols, nearness, unit };
}
