/**
 * Sends a command and returns what became of it. One wish has one id however often it is sent, so a lost answer is asked for
 * again without a second effect.
 */
import { worldStore } from '#app/state/world-store.ts';
import { acceptedBody } from '#wire/protocol.ts';
import { call, type Trouble } from './call.ts';
import type { CommandName, Commands } from './commands.ts';
import { PendingRegistry } from './pending.ts';
import { newWishId } from './wish-id.ts';

export type Sent = { readonly ok: true; readonly seq: number } | Trouble;

export const pending = new PendingRegistry();
worldStore.subscribe(() => pending.reach(worldStore.state));

const PATIENCE_MS = 30_000;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;
const AGAIN: readonly Trouble['reason'][] = ['line.silent', 'gateway.busy', 'gateway.store'];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function insist(name: string, body: { id: string; input: unknown }) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const answer = await call('POST', `/api/commands/${name}`, acceptedBody, body);
    if (answer.ok || !AGAIN.includes(answer.reason)) return answer;
    const next = wait * (0.5 + Math.random());
    if (Date.now() + next > giveUpAt) return answer;
    await pause(next);
  }
}

export async function send<N extends CommandName>(name: N, input: Commands[N]): Promise<Sent> {
  const id = newWishId();
  pending.open({ id, name, about: 'id' in input ? input.id : undefined });
  const answer = await insist(name, { id, input });
  if (!answer.ok) {
    pending.close(id);
    return answer;
  }
  const { epoch, seq } = answer.value;
  pending.accept(id, { epoch, seq });
  pending.reach(worldStore.state);
  return { ok: true, seq };
}
