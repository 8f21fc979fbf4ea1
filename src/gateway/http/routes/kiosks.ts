import { z } from 'zod';
import { refuse } from '#domain/kernel/outcome.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { kioskList, newKiosk } from '#wire/kiosks.ts';
import { session as sessionRead } from '#wire/reads.ts';
import { cookieOf, KIOSK_COOKIE } from '../../access/door.ts';
import type { Kiosk } from '../../access/kiosks.ts';
import type { House } from '../../house.ts';
import { type Call, defineRoute } from '../contract.ts';
import { cookieFor, openSession } from '../open-session.ts';

const note = (
  { audit }: House,
  { session, viewer, address }: Call<unknown, unknown, unknown>,
  action: string,
  object: string,
) =>
  audit.write({
    account: session?.account.id ?? null,
    post: session ? viewer.post : null,
    address,
    action,
    object,
    outcome: 'done',
    detail: '',
  });

const rowOf = ({ account: _, ...kiosk }: Kiosk) => kiosk;

export const kiosksRoute = defineRoute({
  method: 'GET',
  path: '/api/kiosks',
  summary: 'The devices that show a wall by themselves, and when each was last seen',
  access: 'accounts.manage',
  output: kioskList,
  handle: ({ kiosks }) => ({ kiosks: kiosks.all().map(rowOf) }),
});

export const newKioskRoute = defineRoute({
  method: 'POST',
  path: '/api/kiosks',
  summary: 'Make a place for a device; its code is told here and never again',
  access: 'accounts.manage',
  body: z.object({ name: z.string().trim().min(1).max(40), scope: areaPath }),
  output: newKiosk,
  handle: async (house, call) => {
    const { name, scope } = call.body;
    const { engine, town, kiosks } = house;
    const known = [...engine.world.areas.values()].some(({ path }) => path === scope);
    if (!known && scope !== `/${town.code}/`) return refuse('area.unknown', { area: scope });
    const { kiosk, code } = await kiosks.issue(name, scope);
    note(house, call, 'add-kiosk', kiosk.id);
    return { kiosk: rowOf(kiosk), code };
  },
});

export const revokeKioskRoute = defineRoute({
  method: 'DELETE',
  path: '/api/kiosks/:id',
  summary: 'Shut a device out for good',
  access: 'accounts.manage',
  params: z.object({ id: z.string().regex(/^[0-9A-Z]{26}$/) }),
  output: z.object({ ok: z.literal(true) }),
  handle: (house, call) => {
    note(house, call, 'revoke-kiosk', call.params.id);
    house.kiosks.revoke(call.params.id);
    house.sessions.sweep();
    return { ok: true as const };
  },
});

export const enterKioskRoute = defineRoute({
  method: 'POST',
  path: '/api/kiosk',
  summary:
    'A device comes in: the first time with its code, from then on with the key it got for it',
  access: 'public',
  body: z.object({ code: z.string().max(64).optional() }),
  output: sessionRead,
  perMinute: 30,
  handle: (house, call) => {
    const { kiosks } = house;
    const { code } = call.body;
    const key = cookieOf(call.reply.request.raw, KIOSK_COOKIE);
    const claimed = code === undefined ? undefined : kiosks.claim(code, call.address);
    const account = claimed?.account ?? (key === undefined ? undefined : kiosks.ofKey(key));
    if (!account) return refuse('access.bad-code');
    if (claimed) call.reply.setCookie(KIOSK_COOKIE, claimed.key, cookieFor(house, 'WALL'));
    note(house, call, 'enter-kiosk', account.login);
    return openSession(house, call, account);
  },
});
