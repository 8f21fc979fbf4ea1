/** Typed words leave their register only here: who read about what is written down first. */
import type { z } from 'zod';
import { isOfCaller } from '#domain/kernel/outcome.ts';
import type { wordsRead } from '#wire/reads.ts';
import type { House } from '../house.ts';
import type { Call } from './contract.ts';

export function readWords(
  { audit, store }: House,
  { session, viewer, address }: Pick<Call<never, never, never>, 'session' | 'viewer' | 'address'>,
  about: string,
): z.input<typeof wordsRead> {
  audit.write({
    account: session?.account.id ?? null,
    post: viewer.post,
    address,
    action: 'read-words',
    object: about,
    outcome: 'done',
    detail: '',
  });
  const words = store.words.about(about).filter(({ purpose }) => !isOfCaller(purpose));
  return { words: words.map(({ id, purpose, at, by, text }) => ({ id, purpose, at, by, text })) };
}
