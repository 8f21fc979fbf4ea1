/** A counter: the last number given out of a series, kept in the world so that numbering is a fold like everything else. */
import { z } from 'zod';
import { defineKind, seenByNobody } from './kind.ts';
import { thing } from './thing.ts';

export const counter = thing.extend({ value: z.number().int().nonnegative() });
export type Counter = z.infer<typeof counter>;

export const counterKind = defineKind<Counter>({ schema: counter, lens: seenByNobody });
