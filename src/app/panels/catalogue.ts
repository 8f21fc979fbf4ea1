/** Every panel of the house, in the order they stand. */

import { isActive } from '#app/state/active-whistle.ts';
import { holds } from '#domain/access/table.ts';
import { definePanel, type Panel } from './contract.tsx';

/** The gateway vouches every two seconds; what nobody vouched for during five is old. */
const VOUCHED_MS = 5_000;

/** Figures are asked for every half minute; two misses and they are old. */
const ASKED_MS = 75_000;

export const PANELS: readonly Panel[] = [
  definePanel({
    id: 'numbers',
    title: 'numbers',
    slot: 'wing',
    maxAge: VOUCHED_MS,
    load: () => import('./numbers/Numbers.tsx'),
  }),
  definePanel({
    id: 'queue',
    title: 'queue',
    slot: 'wing',
    maxAge: VOUCHED_MS,
    grows: true,
    load: () => import('./queue/Queue.tsx'),
  }),
  definePanel({
    id: 'whistles',
    title: 'whistles',
    slot: 'wing',
    maxAge: VOUCHED_MS,
    when: (_view, { whistles }) => whistles.some(isActive),
    load: () => import('./whistles/Whistles.tsx'),
  }),
  definePanel({
    id: 'kpis',
    title: 'kpis',
    slot: 'right',
    maxAge: ASKED_MS,
    load: () => import('./kpis/Kpis.tsx'),
  }),
  definePanel({
    id: 'disputes',
    title: 'disputes',
    slot: 'right',
    maxAge: VOUCHED_MS,
    when: (_view, { indicators }) => indicators.length > 0,
    load: () => import('./disputes/Disputes.tsx'),
  }),
  definePanel({
    id: 'grid-card',
    title: 'grid',
    slot: 'dock',
    maxAge: VOUCHED_MS,
    when: ({ grid }) => grid !== undefined,
    load: () => import('./grid-card/GridCard.tsx'),
  }),
  definePanel({
    id: 'report',
    title: 'report',
    slot: 'case',
    maxAge: VOUCHED_MS,
    grows: true,
    when: ({ grid, act }) => grid !== undefined && act === 'report',
    load: () => import('./report/Report.tsx'),
  }),
  definePanel({
    id: 'assign',
    title: 'assign',
    slot: 'case',
    maxAge: VOUCHED_MS,
    grows: true,
    when: ({ grid, act }) => grid !== undefined && act === 'dispatch',
    load: () => import('./assign/Assign.tsx'),
  }),
  definePanel({
    id: 'order-card',
    title: 'order',
    slot: 'case',
    maxAge: VOUCHED_MS,
    grows: true,
    when: ({ order, act }) => order !== undefined && act === undefined,
    load: () => import('./order-card/OrderCard.tsx'),
  }),
  definePanel({
    id: 'thing-card',
    title: 'thing',
    slot: 'case',
    maxAge: VOUCHED_MS,
    grows: true,
    when: ({ thing, order, act }) =>
      thing !== undefined && order === undefined && act === undefined,
    load: () => import('./thing-card/ThingCard.tsx'),
  }),
  definePanel({
    id: 'doubts',
    title: 'doubts',
    slot: 'idle',
    maxAge: ASKED_MS,
    when: (_view, { viewer }) => holds(viewer, 'kpi.read'),
    load: () => import('./doubts/Doubts.tsx'),
  }),
];
