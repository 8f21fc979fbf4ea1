/** The coordinate systems in which a file may come, as a map names them. Inside, everything is WGS-84. */
import { z } from 'zod';
import type { Position } from '#domain/geo/shape.ts';
import { toWgs84 as convert, systemOf } from '../coordinates/systems.ts';

export const crs = z.string().refine((word) => systemOf(word) !== undefined);
export type Crs = z.infer<typeof crs>;

/** Its numbers are metres. */
export const isProjected = (word: Crs): boolean => typeof systemOf(word) === 'object';

/** Longitude and latitude in degrees, or easting and northing in metres, as the system has them. */
export const toWgs84 = (word: Crs, point: readonly [number, number]): Position =>
  convert(systemOf(word) ?? 'wgs84', point);
