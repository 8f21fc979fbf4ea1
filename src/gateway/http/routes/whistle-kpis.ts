import { KINDS } from '#domain/kinds.ts';
import {
  concludedRate,
  departmentScores,
  meanDuration,
  memberRate,
  REPORTED_IN,
  SIGNED_IN_TIME,
  whistleRate,
} from '#domain/whistle/kpis.ts';
import { whistleKpis } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';

export const whistleKpisRoute = defineRoute({
  method: 'GET',
  path: '/api/whistle-kpis',
  summary: 'How departments answer the whistle, and how often one is blown',
  access: 'kpi.read',
  output: whistleKpis,
  handle: ({ engine, clock }, { viewer }) => {
    const now = clock.now();
    const { world } = engine;
    const whistles = [...world.whistles.values()].filter((one) => KINDS.whistles.lens(one, viewer));
    const orders = [...world.orders.values()].filter((one) => KINDS.orders.lens(one, viewer));
    return {
      asOf: now,
      signedInTime: memberRate(SIGNED_IN_TIME, whistles, now),
      reportedIn: memberRate(REPORTED_IN, whistles, now),
      concluded: concludedRate(whistles),
      meanDuration: meanDuration(whistles),
      whistleRate: whistleRate(orders),
      departments: [...departmentScores(whistles)].map(([org, score]) => ({ org, score })),
    };
  },
});
