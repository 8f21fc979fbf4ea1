import { z } from 'zod';
import { whistleKpis, wordsRead } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';
import { findWhistle } from '../find-whistle.ts';
import { readWords } from '../read-words.ts';

export const whistleKpisRoute = defineRoute({
  method: 'GET',
  path: '/api/whistle-kpis',
  summary: 'How departments answer the whistle, and how often one is blown',
  access: 'kpi.read',
  output: whistleKpis,
  handle: ({ orders, clock }, { viewer }) => orders.whistleFigures(viewer, clock.now()),
});

export const whistleWordsRoute = defineRoute({
  method: 'GET',
  path: '/api/whistles/:id/words',
  summary: 'What people typed about a whistle; the reading is audited first',
  access: 'whistle.words',
  params: z.object({ id: z.string().max(64) }),
  output: wordsRead,
  handle: (house, call) => {
    const found = findWhistle(house, call.viewer, call.params.id, 'whistle.words');
    return 'ok' in found ? found : readWords(house, call, found.id);
  },
});
