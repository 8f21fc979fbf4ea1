/** Seeded spoiling: values, JSON texts and bytes that were right and are not any more. */
import type { Chance } from '#gateway/chance.ts';

export const pick = <T>(chance: Chance, list: readonly T[]): T =>
  list[Math.floor(chance() * list.length)] as T;

/** Values that have broken something somewhere. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  ' ',
  '0',
  'null',
  '\u0000',
  '\ud800',
  '\u202e工单',
  '👨‍👩‍👧‍👦',
  'ﷺ'.repeat(300),
  'a'.repeat(5_000),
  "'; drop table orders; --",
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '/320506108/',
  '//',
  '__proto__',
  'constructor',
  'toString',
  [],
  {},
  [[[[]]]],
  { toString: 1, valueOf: null },
  { length: -1 },
  { constructor: { prototype: { ok: true } } },
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
];

/** The same shape with one thing in it changed, taken out or added. */
export function spoil(value: unknown, chance: Chance): unknown {
  if (value === null || typeof value !== 'object' || chance() < 0.15) return pick(chance, STRANGE);
  if (Array.isArray(value)) {
    if (chance() < 0.2) return [...value, pick(chance, STRANGE)];
    const at = Math.floor(chance() * value.length);
    return value.flatMap((entry, i) =>
      i !== at ? [entry] : chance() < 0.3 ? [] : [spoil(entry, chance)],
    );
  }
  const entries = Object.entries(value);
  const name = pick(chance, entries)?.[0];
  if (name === undefined || chance() < 0.15)
    return { ...value, [pick(chance, ['__proto__', 'x', 'ok', ''])]: pick(chance, STRANGE) };
  return Object.fromEntries(
    entries.flatMap(([key, entry]) =>
      key !== name ? [[key, entry]] : chance() < 0.2 ? [] : [[key, spoil(entry, chance)]],
    ),
  );
}

/** Bytes with a few of them changed, doubled, taken out, or the rest cut off. */
export function garble(bytes: Buffer, chance: Chance): Buffer {
  let spoiled = Buffer.from(bytes);
  const times = 1 + Math.floor(chance() * 4);
  for (let i = 0; i < times && spoiled.length > 0; i++) {
    const at = Math.floor(chance() * spoiled.length);
    const rest = spoiled.subarray(at);
    const kind = chance();
    if (kind < 0.5) spoiled[at] = Math.floor(chance() * 256);
    else if (kind < 0.65) spoiled = Buffer.concat([spoiled.subarray(0, at), rest.subarray(1)]);
    else if (kind < 0.8) spoiled = Buffer.concat([spoiled, rest]);
    else if (kind < 0.9) spoiled = spoiled.subarray(0, at);
    else spoiled = Buffer.concat([spoiled.subarray(0, at), Buffer.from('[{"'.repeat(40)), rest]);
  }
  return spoiled;
}
