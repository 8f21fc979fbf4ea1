import { front } from '#wire/reads.ts';
import { DEMO_PASSWORD, inOrderOfChairs, landingOf } from '../../demo/accounts.ts';
import { defineRoute } from '../contract.ts';

export const frontRoute = defineRoute({
  method: 'GET',
  path: '/api/front',
  summary: 'What the sign-in page shows',
  access: 'public',
  output: front,
  handle: ({ town, accounts, setUp, config }) => {
    const demo = config.DEMO === 'off' ? [] : inOrderOfChairs(accounts.all());
    return {
      title: town.title,
      slogan: town.slogan,
      notice: town.notice,
      language: town.language,
      stage: setUp.needed ? ('set-up' as const) : ('open' as const),
      demo: demo.map(({ login, role }) => ({ login, role, opens: landingOf(role) })),
      demoPassword: demo.length > 0 ? DEMO_PASSWORD : null,
    };
  },
});
