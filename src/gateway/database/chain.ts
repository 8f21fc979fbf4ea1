/** A hash chain over rows: each row's hash covers the one before, so no row can be changed, added or taken out unseen. */
import { hash } from 'node:crypto';

/** The link before the first row. */
export const FIRST_LINK = Buffer.alloc(32);

/** SHA-256 over the previous link and the row's fields, each with its length in front so that no two rows read alike. */
export function nextLink(
  previous: Uint8Array,
  fields: readonly (string | number | null)[],
): Buffer {
  let text = '';
  for (const field of fields) {
    const value = field === null ? '' : String(field);
    const kind = field === null ? 'n' : typeof field === 'number' ? 'i' : 's';
    text += `${kind}${value.length}:${value}`;
  }
  return hash('sha256', Buffer.concat([previous, Buffer.from(text)]), 'buffer');
}
