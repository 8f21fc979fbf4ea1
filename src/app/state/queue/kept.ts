/** What a desk keeps on this machine: by town and post, never anything about a person. A machine that keeps nothing loses nothing else. */
import type { z } from 'zod';
import { sessionStore } from '../session-store.ts';

const nameOf = (what: string): string => {
  const { session, town } = sessionStore.getState();
  return `desk.${what}:${town?.town.code ?? ''}:${session?.viewer.post ?? ''}`;
};

export function keep(what: string, value: unknown): void {
  try {
    localStorage.setItem(nameOf(what), JSON.stringify(value));
  } catch {
    // Private windows and full disks: it is there until the page is closed.
  }
}

export function kept<T>(what: string, form: z.ZodType<T>): T | undefined {
  try {
    const parsed = form.safeParse(JSON.parse(localStorage.getItem(nameOf(what)) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
