import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { door, session as sessionRead, setUp as setUpInput, signIn } from '#wire/reads.ts';
import { postOf } from '../../access/accounts.ts';
import { COOKIE, tokenOf } from '../../access/door.ts';
import type { House } from '../../house.ts';
import { type Call, defineRoute } from '../contract.ts';
import { openSession, readSession } from '../open-session.ts';

const note = (
  house: House,
  call: Call<unknown, unknown, unknown>,
  action: string,
  outcome: 'done' | 'refused',
  who: { account: string | null; post: string | null },
  detail: string,
) => house.audit.write({ ...who, address: call.address, action, object: null, outcome, detail });

export const signInRoute = defineRoute({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in',
  access: 'public',
  body: signIn,
  output: sessionRead,
  perMinute: 30,
  handle: async (house, call) => {
    const found = await house.accounts.check(call.body.login, call.body.password);
    const nobody = { account: null, post: null };
    if (!found) {
      note(house, call, 'sign-in', 'refused', nobody, 'access.bad-sign-in');
      return refuse('access.bad-sign-in');
    }
    if ('minutes' in found) {
      note(house, call, 'sign-in', 'refused', nobody, 'access.locked-out');
      return refuse('access.locked-out', { minutes: found.minutes });
    }
    note(house, call, 'sign-in', 'done', { account: found.id, post: found.post }, '');
    return openSession(house, call, found);
  },
});

export const sessionRoute = defineRoute({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in; counts as use of the session',
  access: 'session',
  output: sessionRead,
  handle: (house, { reply, session }) => {
    const token = tokenOf(reply.request.raw);
    const used = token ? house.sessions.find(token, true) : session;
    return used ? readSession(house, used) : refuse('access.signed-out');
  },
});

export const doorRoute = defineRoute({
  method: 'GET',
  path: '/api/door',
  summary: 'Which session this browser has, if any',
  access: 'public',
  output: door,
  handle: (house, { session }) => ({ session: session ? readSession(house, session) : null }),
});

export const signOutRoute = defineRoute({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out; the session’s sockets are closed',
  access: 'session',
  output: z.object({ ok: z.literal(true) }),
  handle: (house, call) => {
    const token = tokenOf(call.reply.request.raw);
    const { session } = call;
    if (session)
      note(
        house,
        call,
        'sign-out',
        'done',
        { account: session.account.id, post: session.viewer.post },
        '',
      );
    if (token) house.sessions.end(token);
    call.reply.clearCookie(COOKIE, { path: '/' });
    return { ok: true as const };
  },
});

export const setUpRoute = defineRoute({
  method: 'POST',
  path: '/api/set-up',
  summary: 'Make the first administrator, with the code printed at the start',
  access: 'public',
  body: setUpInput,
  output: z.object({ ok: z.literal(true) }),
  perMinute: 10,
  handle: async (house, call) => {
    const nobody = { account: null, post: null };
    if (!house.setUp.needed) return refuse('access.set-up-done');
    if (!house.setUp.right(call.body.code)) {
      note(house, call, 'set-up', 'refused', nobody, 'access.bad-code');
      return refuse('access.bad-code');
    }
    note(house, call, 'set-up', 'done', { account: null, post: postOf('SYS_ADMIN', 1) }, '');
    house.setUp.used();
    const { login, password } = call.body;
    await house.accounts.add({
      login,
      password,
      role: 'SYS_ADMIN',
      no: 1,
      scopes: [`/${house.town.code}/`],
      worker: null,
      org: null,
    });
    return { ok: true as const };
  },
});
