import { z } from 'zod';
import { isOfCaller } from '#domain/kernel/outcome.ts';
import { CALLER_REASONS, callerRead } from '#wire/caller.ts';
import { defineRoute } from '../contract.ts';
import { findOrder } from '../find-order.ts';
import { maskName, maskPhone } from '../mask.ts';

export const callerRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/caller',
  summary:
    'Who called about an order: masked; whole with a reason, and then the reading is audited first',
  access: 'order.caller',
  params: z.object({ id: z.string().max(64) }),
  query: z.object({ reason: z.enum(CALLER_REASONS).optional() }),
  output: callerRead,
  handle: (house, { params, query: { reason }, viewer, session, address }) => {
    const found = findOrder(house, viewer, params.id, 'order.caller');
    if ('ok' in found) return found;
    if (reason)
      house.audit.write({
        account: session?.account.id ?? null,
        post: viewer.post,
        address,
        action: 'read-caller',
        object: found.order.id,
        outcome: 'done',
        detail: reason,
      });
    const said = house.store.words
      .about(found.order.id)
      .filter(({ purpose }) => isOfCaller(purpose));
    const last = (purpose: string) => said.findLast((one) => one.purpose === purpose)?.text ?? null;
    const [name, phone] = [last('caller-name'), last('caller-phone')];
    return reason
      ? { name, phone, masked: false }
      : { name: name && maskName(name), phone: phone && maskPhone(phone), masked: true };
  },
});
