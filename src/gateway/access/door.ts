/** What a request must show before anything else is looked at: one Host, a known Origin, a session. */
import type { IncomingMessage } from 'node:http';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { Detail } from '#wire/details.ts';
import type { Session, Sessions } from './sessions.ts';

export const COOKIE = 'sid';
/** What a device keeps that shows a wall by itself. */
export const KIOSK_COOKIE = 'kiosk';

/** Two Host headers can mean two things to two readers; refused. */
export const hostIsDouble = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1;

/** Undefined when the request comes from our own page (or from no page at all). */
export function foreignOrigin(
  { headers, socket }: IncomingMessage,
  allowed: readonly string[],
): Refusal | undefined {
  const { origin, host } = headers;
  if (origin === undefined) return undefined;
  const own = `${'encrypted' in socket ? 'https' : 'http'}://${host}`;
  return origin === own || allowed.includes(origin)
    ? undefined
    : refuse('access.foreign-origin', { origin });
}

export function cookieOf({ headers }: IncomingMessage, cookie: string): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim().split('=')) ?? [];
  return pairs.find(([name]) => name === cookie)?.[1];
}
export const tokenOf = (request: IncomingMessage): string | undefined => cookieOf(request, COOKIE);

/** Admits a socket's handshake: the same tests as for a request, at once. */
export function admit(
  request: IncomingMessage,
  sessions: Sessions,
  origins: readonly string[],
): Session | Refusal {
  if (hostIsDouble(request))
    return refuse('request.malformed', { detail: 'two-hosts' satisfies Detail });
  const foreign = foreignOrigin(request, origins);
  if (foreign) return foreign;
  const token = tokenOf(request);
  return (token && sessions.find(token)) || refuse('access.signed-out');
}
