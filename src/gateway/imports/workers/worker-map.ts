/** How a table of grid workers is to be read. Of a person nothing is taken but the number, the kind of post and the grids. */
import { z } from 'zod';
import { ENCODINGS, type WorkerField } from '#domain/imports/fields.ts';
import { WORKER_TYPES } from '#domain/worker/worker.ts';

const column = z.string().min(1);

export const workerMap = z.strictObject({
  columns: z.strictObject({
    badge: column,
    grid: column,
    workerType: column.optional(),
  } satisfies Record<WorkerField, z.ZodType>),
  types: z.record(z.string(), z.enum(WORKER_TYPES)).default({ '*': 'FULLTIME' }),
  encoding: z.enum(ENCODINGS).optional(),
});
export type WorkerMap = z.infer<typeof workerMap>;

/** Names under which the columns are usually found, without case and signs. */
export const USUAL_COLUMNS: Readonly<Record<WorkerField, readonly string[]>> = {
  badge: ['工号', '编号', '网格员编号', '员工编号', '序号', 'badge', 'no', 'number', 'staffno'],
  grid: ['负责网格', '所属网格', '网格编码', '网格', '网格名称', '责任网格', 'grids', 'grid'],
  workerType: ['网格员类型', '人员类型', '类型', '用工性质', '岗位', 'workertype', 'type', 'kind'],
};
