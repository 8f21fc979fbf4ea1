/**
 * The name of one wish: 26 characters in the manner of a ULID, time first. From `getRandomValues`, because `randomUUID` does
 * not exist on plain http of a LAN name.
 */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newWishId(now = Date.now()): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    time = DIGITS.charAt(rest % 32) + time;
  const chance = crypto.getRandomValues(new Uint8Array(16));
  return time + Array.from(chance, (byte) => DIGITS.charAt(byte % 32)).join('');
}
