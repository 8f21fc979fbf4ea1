/** Who else is at the order that is open here, as the gateway last told. Only live/ writes here. */
import { create } from 'zustand';
import type { Attended } from '#wire/presence.ts';

export const attendedStore = create<{ readonly attended: Attended | undefined }>(() => ({
  attended: undefined,
}));

export const useAttended = (order: string): Attended | undefined =>
  attendedStore(({ attended }) => (attended?.order === order ? attended : undefined));
