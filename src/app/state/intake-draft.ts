/**
 * A report somebody is taking down, kept while they look at something else. Codes and places outlast a reload of this tab; who
 * calls and what they say is held in memory alone and never written anywhere before it is sent.
 */
import { z } from 'zod';
import { create } from 'zustand';
import { SOURCES } from '#domain/order/codes.ts';

const coded = z.object({
  place: z
    .object({ label: z.string(), grid: z.string(), point: z.tuple([z.number(), z.number()]) })
    .optional(),
  category: z.string().optional(),
  urgency: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  source: z.enum(SOURCES).exclude(['SELF']),
});
type Coded = z.infer<typeof coded>;

export interface IntakeDraft extends Coded {
  readonly description: string;
  readonly name: string;
  readonly phone: string;
}

const EMPTY: IntakeDraft = { urgency: 1, source: 'HOT', description: '', name: '', phone: '' };
const KEY = 'desk.intake';

function held(): Partial<Coded> {
  try {
    return coded.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data ?? {};
  } catch {
    return {};
  }
}

export const intakeDraft = create<IntakeDraft>(() => ({ ...EMPTY, ...held() }));

export function draft(
  patch: { readonly [K in keyof IntakeDraft]?: IntakeDraft[K] | undefined },
): void {
  intakeDraft.setState(patch as Partial<IntakeDraft>);
  const { place, category, urgency, source } = intakeDraft.getState();
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ place, category, urgency, source }));
  } catch {
    // It lasts as long as the page.
  }
}

export function forgetDraft(): void {
  intakeDraft.setState({ place: undefined, category: undefined, ...EMPTY } as IntakeDraft);
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There was nothing kept.
  }
}
