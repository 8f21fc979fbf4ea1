/** Every feed there is, in order. So far only the demo has any: a real town starts none of these. */
import type { Feed } from './contract.ts';
import { simulator } from './simulator.ts';

export const DEMO_FEEDS: readonly Feed[] = [simulator];
