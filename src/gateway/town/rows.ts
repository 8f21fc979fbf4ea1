/** What a town's folder says of its areas, grids and workers: the things themselves before anything has happened to them. */
import type { z } from 'zod';
import { area } from '#domain/area/area.ts';
import { grid } from '#domain/grid/grid.ts';
import { worker } from '#domain/worker/worker.ts';

export const areaRow = area.omit({ version: true }).strict();
export const gridRow = grid.omit({ version: true }).strict();
export const workerRow = worker.omit({ version: true, onShift: true, shiftAt: true }).strict();

export type AreaRow = z.infer<typeof areaRow>;
export type GridRow = z.infer<typeof gridRow>;
export type WorkerRow = z.infer<typeof workerRow>;
