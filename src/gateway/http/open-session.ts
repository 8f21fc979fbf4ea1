/** Opens a session for whoever has shown who they are: the cookie goes out with the answer. */
import type { Account } from '../access/accounts.ts';
import { COOKIE } from '../access/door.ts';
import type { Session } from '../access/sessions.ts';
import type { House } from '../house.ts';
import type { Call } from './contract.ts';

export const readSession = ({ clock }: House, { account, viewer, idleUntil }: Session) => ({
  login: account.login,
  viewer,
  clock: clock.read(),
  idleUntil,
});

/** The cookie is the session: no script reads it, no other site sends it. */
export const cookieFor = (house: House, role: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: house.config.TLS_CERT !== undefined,
  // The wall's browser may be started anew by a power cut; nobody is there to sign it in.
  ...(role === 'WALL' ? { maxAge: 400 * 86_400 } : {}),
});

export function openSession(
  house: House,
  { reply, address }: Pick<Call<unknown, unknown, unknown>, 'reply' | 'address'>,
  account: Account,
) {
  const { token, session } = house.sessions.open(account, address);
  reply.setCookie(COOKIE, token, cookieFor(house, account.role));
  return readSession(house, session);
}
