/** How a file of areas is to be read: which property is what. */
import { z } from 'zod';
import { GRID_TYPES } from '#domain/grid/grid.ts';
import type { AreaField } from '#domain/imports/fields.ts';
import { crs } from '../crs.ts';

const property = z.string().min(1);

export const areaMap = z.strictObject({
  /** What the features are: grids, or the communities above them. */
  level: z.enum(['grids', 'communities']).default('grids'),
  properties: z.strictObject({
    code: property,
    name: property,
    /** The code or the name of the community a grid lies in; without it, the community whose outline holds it. */
    parent: property.optional(),
    type: property.optional(),
  }),
  types: z.record(z.string(), z.enum(GRID_TYPES)).default({ '*': 'BASIC' }),
  /** NAMES IN CAPITALS are put As Names. */
  titleCase: z.boolean().default(false),
  crs: crs.default('wgs84'),
  /** `strict`: outlines that overlap or leave gaps are refused. */
  tiling: z.enum(['loose', 'strict']).default('loose'),
});
export type AreaMap = z.infer<typeof areaMap>;

/** Names under which the properties are usually found, without case and signs. */
export const USUAL_PROPERTIES: Readonly<Record<AreaField, readonly string[]>> = {
  code: ['网格编码', '编码', '代码', 'gridcode', 'code', 'id', 'objectid', 'fid'],
  name: ['网格名称', '名称', 'name', 'gridname', 'label'],
  parent: ['社区编码', '村社区', '社区', 'communitycode', 'community', 'parent'],
  type: ['网格类型', '类型', 'gridtype', 'type'],
};
