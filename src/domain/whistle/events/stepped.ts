/** What the events of a whistle share: an instant, a stamp, and the patch of one member with the state of the whole. */
import { z } from 'zod';
import { type DefinedEvent, defineEvent, type Stamp } from '../../contract.ts';
import type { DraftWorld } from '../../world.ts';
import { WHISTLE_STATES } from '../codes.ts';
import type { Member, Whistle } from '../whistle.ts';

export const code = z.string().max(64);

export const instant = z.number().int();

export const which = z.object({ id: code });

export const whose = which.extend({ org: code, state: z.enum(WHISTLE_STATES) });

export const answered = whose.extend({ late: z.boolean() });

export function change(draft: DraftWorld, id: string, patch: Partial<Whistle>, { at, by }: Stamp) {
  const whistle = draft.whistles.get(id);
  if (whistle) draft.whistles.put({ ...whistle, ...patch, lastBy: by, lastAt: at });
}

export const withMember = (
  { members }: Whistle,
  org: string,
  patch: (member: Member) => Partial<Member>,
): Member[] => members.map((one) => (one.org === org ? { ...one, ...patch(one) } : one));

/** An event about one member; the state of the whole comes with it. */
export function ofMember<const T extends string, D extends z.infer<typeof whose>>(
  type: T,
  data: z.ZodType<D>,
  patch: (data: D, stamp: Stamp, member: Member) => Partial<Member>,
  more: (data: D, stamp: Stamp) => Partial<Whistle> = () => ({}),
): DefinedEvent<T, D> {
  return defineEvent({
    type,
    v: 1,
    data,
    shelf: 'whistles',
    fold: (draft, data, stamp) => {
      const whistle = draft.whistles.get(data.id);
      if (!whistle) return;
      const members = withMember(whistle, data.org, (one) => patch(data, stamp, one));
      change(draft, data.id, { members, state: data.state, ...more(data, stamp) }, stamp);
    },
  });
}
