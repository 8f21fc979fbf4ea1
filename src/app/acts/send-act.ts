/** Turns a filled form into the command it stands for. */

import type { Commands } from '#app/live/commands.ts';
import { type Sent, send } from '#app/live/send.ts';
import { pickStore } from '#app/state/pick-store.ts';
import type { OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';

interface Target {
  readonly id: string;
  readonly version: number;
}

/** The form's selects offer only the codes of the command, so their text is one of them. */
const chosen = <T extends string>(data: FormData, name: string): T =>
  String(data.get(name) ?? '') as T;

export const urgencyIn = (data: FormData): Order['urgency'] =>
  ([1, 2, 3, 4] as const).find((level) => String(level) === data.get('urgency')) ?? 1;

/** A text field's words under their name, or nothing when none were typed. */
export function typed<N extends string>(data: FormData, name: N): { readonly [K in N]?: string } {
  const text = String(data.get(name) ?? '').trim();
  return (text ? { [name]: text } : {}) as { readonly [K in N]?: string };
}

export function sendAct(
  act: OrderAction,
  target: Target,
  data: FormData,
): Promise<Sent> | undefined {
  switch (act) {
    case 'file':
      return send('order.file', {
        ...target,
        category: chosen(data, 'category'),
        urgency: urgencyIn(data),
      });
    case 'dispatch':
      return send('order.dispatch', {
        ...target,
        handler: chosen(data, 'handler'),
        ...typed(data, 'instruction'),
      });
    case 'return':
      return send('order.return', {
        ...target,
        reason: chosen<Commands['order.return']['reason']>(data, 'reason'),
        ...typed(data, 'basis'),
      });
    case 'finish':
      return send('order.finish', {
        ...target,
        result: chosen<Commands['order.finish']['result']>(data, 'result'),
        text: chosen(data, 'text'),
      });
    case 'void':
      return send('order.void', {
        ...target,
        reason: chosen<Commands['order.void']['reason']>(data, 'reason'),
      });
    case 'relocate': {
      const { picked } = pickStore.getState();
      return picked && send('order.relocate', { ...target, ...picked });
    }
    case 'recall':
    case 'sign':
    case 'close':
      return send(`order.${act}`, target);
  }
}
