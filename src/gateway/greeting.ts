/** What is printed when the gateway is ready: where it is, who may come in, what to open. */
import { missingAhead } from '#domain/time/calendar.ts';
import { DEMO_PASSWORD, inOrderOfChairs, landingOf } from './demo/accounts.ts';
import type { Gateway } from './gateway.ts';

function demoLines({ url, house }: Gateway): string[] {
  const accounts = inOrderOfChairs(house.accounts.all());
  const rows = accounts.map(
    ({ login, post, role }) => `  ${login.padEnd(14)}${post.padEnd(18)}${url}${landingOf(role)}`,
  );
  return [`demo accounts, password ${DEMO_PASSWORD}:`, ...rows];
}

export function greeting(gateway: Gateway): string {
  const { url, house } = gateway;
  const lines = [`ready ${url}`];
  const missing = missingAhead(house.facts.calendar, house.clock.now());
  if (missing.length > 0)
    lines.push(
      `data/calendars/${house.town.calendar}.json has no holidays for ${missing.join(', ')}: working days there are counted as Monday to Friday.`,
    );
  if (house.config.DEMO !== 'off') lines.push(...demoLines(gateway));
  else if (house.setUp.needed)
    lines.push(
      `Nobody can sign in yet. Make the first administrator at ${url}/set-up with this code, good once:`,
      `  ${house.setUp.newCode()}`,
    );
  return lines.join('\n');
}
