/** Devices that show a wall by themselves: how one comes in, and how the administrator makes and shuts them out. */
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { kioskList, newKiosk } from '#wire/kiosks.ts';
import { session } from '#wire/reads.ts';
import { type Answer, call, read } from './call.ts';
import { becomeKiosk } from './device.ts';

/** @param code the first time; from then on the device's own key, which no script reads. */
export async function enterKiosk(code: string | undefined): Promise<Answer<unknown>> {
  const answer = await call('POST', '/api/kiosk', session, code ? { code } : {});
  if (answer.ok) becomeKiosk();
  return answer;
}

const LOOK_MS = 30_000;
export const kiosksReading = queryOptions({
  queryKey: ['kiosks'],
  queryFn: () => read('/api/kiosks', kioskList),
  refetchInterval: LOOK_MS,
});

export const addKiosk = (name: string, scope: string) =>
  call('POST', '/api/kiosks', newKiosk, { name, scope });
export const revokeKiosk = (id: string): Promise<Answer<unknown>> =>
  call('DELETE', `/api/kiosks/${id}`, z.unknown());
