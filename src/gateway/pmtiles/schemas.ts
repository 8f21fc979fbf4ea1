import { openmaptiles } from './openmaptiles.ts';
import { protomaps } from './protomaps.ts';
import type { Schema } from './schema.ts';

/** Every schema that is read. */
export const SCHEMAS = { protomaps, openmaptiles } satisfies Record<string, Schema>;
