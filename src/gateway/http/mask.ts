/** Masks of DOMAIN §4.4. What is hidden never leaves the gateway. */

/** Two-character surnames that are common enough to be met. */
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒'];

/** `王*`, `欧阳*`. */
export function maskName(name: string): string {
  const surname = DOUBLE.find((one) => name.startsWith(one)) ?? [...name][0] ?? '';
  return `${surname}*`;
}

/** `138****5678`; a shorter number keeps its last two. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11
    ? `${digits.slice(0, 3)}****${digits.slice(-4)}`
    : `****${digits.slice(-2)}`;
}
