/** The session: found on load, kept awake by the viewer's hands, ended by a word or by silence. */
import { z } from 'zod';
import { sessionStore } from '#app/state/session-store.ts';
import { townClock } from '#app/state/town-clock.ts';
import type { ClockReading } from '#wire/protocol.ts';
import { door, session as sessionRead } from '#wire/reads.ts';
import { type Answer, call } from './call.ts';
import { announceSession, endSession, leave, watchOtherTabs } from './ending.ts';
import { queryClient, townReading } from './reads.ts';

const AWAKE_EVERY_MS = 60_000;

type Session = z.infer<typeof sessionRead>;

const take = (session: Session): void => {
  sessionStore.setState({ session });
  townClock.set(session.clock satisfies ClockReading);
};

/** The session this browser has, or why not. */
export async function findSession(): Promise<Answer<Session>> {
  const answer = await call('GET', '/api/door', door);
  if (!answer.ok) return answer;
  const { session } = answer.value;
  if (!session) return { ok: false, reason: 'access.signed-out', params: {} };
  take(session);
  return { ok: true, value: session };
}

/** Loads what every screen stands on. Throws a TroubleError when the gateway does not answer. */
export async function findTown(): Promise<void> {
  if (!sessionStore.getState().town)
    sessionStore.setState({ town: await queryClient.ensureQueryData(townReading) });
}

/** Asks once more: areas that were brought have moved its bounds. */
export async function findTownAnew(): Promise<void> {
  sessionStore.setState({ town: await queryClient.fetchQuery({ ...townReading, staleTime: 0 }) });
}

export async function signIn(login: string, password: string): Promise<Answer<Session>> {
  const answer = await call('POST', '/api/session', sessionRead, { login, password });
  if (answer.ok) {
    take(answer.value);
    announceSession(answer.value.login);
  }
  return answer;
}

export async function signOut(): Promise<void> {
  leave();
  await call('DELETE', '/api/session', z.unknown());
  announceSession(null);
  endSession('left');
}

export const setUp = (code: string, login: string, password: string): Promise<Answer<unknown>> =>
  call('POST', '/api/set-up', z.unknown(), { code, login, password });

/**
 * Tells the gateway at most once a minute that somebody is there. A wall's session never idles; it says once a minute that it is there.
 * @returns a function that stops it.
 */
export function keepAwake(): () => void {
  const { session } = sessionStore.getState();
  if (!session) return () => {};
  const unwatch = watchOtherTabs(session.login);
  if (session.idleUntil === null) {
    // Nobody touches a wall; that it is there is known by its own word.
    const timer = setInterval(() => void call('GET', '/api/session', sessionRead), AWAKE_EVERY_MS);
    return () => {
      clearInterval(timer);
      unwatch();
    };
  }
  let told = Date.now();
  const touched = () => {
    if (Date.now() - told < AWAKE_EVERY_MS) return;
    told = Date.now();
    void call('GET', '/api/session', sessionRead);
  };
  const touches = ['pointerdown', 'keydown'] as const;
  for (const touch of touches) window.addEventListener(touch, touched, { passive: true });
  return () => {
    unwatch();
    for (const touch of touches) window.removeEventListener(touch, touched);
  };
}
