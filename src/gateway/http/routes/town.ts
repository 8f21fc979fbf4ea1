import { townRead } from '#wire/reads.ts';
import { defineRoute } from '../contract.ts';

export const townRoute = defineRoute({
  method: 'GET',
  path: '/api/town',
  summary: 'The town’s names, bounds and dictionaries',
  access: 'session',
  output: townRead,
  handle: ({ town, categories }) => ({ town, categories: [...categories] }),
});
