/** Turns a filled form into what the command needs, by the kinds of its fields. What was left empty is left out. */
import type { Fields } from '#domain/kernel/field.ts';
import type { Order } from '#domain/order/order.ts';
import { wallClock } from '#domain/time/zone.ts';

export const chosenUrgency = (data: FormData): Order['urgency'] =>
  ([1, 2, 3, 4] as const).find((level) => String(level) === data.get('urgency')) ?? 1;

/** A text field's words under their name, or nothing when none were typed. */
export function typed<N extends string>(data: FormData, name: N): { readonly [K in N]?: string } {
  const text = String(data.get(name) ?? '').trim();
  return (text ? { [name]: text } : {}) as { readonly [K in N]?: string };
}

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a datetime-local field of the town's zone shows it, and back. */
export function toLocal(instant: number, zone: string): string {
  const wall = new Date(wallClock(zone).wallOf(instant));
  const day = `${wall.getUTCFullYear()}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
  return `${day}T${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}
export const fromLocal = (text: string, zone: string): number =>
  wallClock(zone).instantOf(Date.parse(`${text}Z`));

/** `120.4,31.2` */
const pointOf = (text: string): number[] => text.split(',').map(Number);

export function readForm(
  needs: Fields,
  data: FormData,
  zone: string,
): Readonly<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(needs)) {
    if (kind === 'orgs') {
      input[name] = data.getAll(name).map(String);
      continue;
    }
    const text = String(data.get(name) ?? '').trim();
    if (text === '') continue;
    if (kind === 'urgency' || kind === 'score' || kind === 'points') input[name] = Number(text);
    else if (kind === 'flag') input[name] = text === 'yes';
    else if (kind === 'instant') input[name] = fromLocal(text, zone);
    else if (kind === 'point') input[name] = pointOf(text);
    else input[name] = text;
  }
  return input;
}
