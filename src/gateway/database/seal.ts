/** Seals personal fields: AES-256-GCM under a key kept beside the store, bound to the row the field stands in. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { StartFault } from '../fault.ts';
import { keyIn } from './key-file.ts';

const NONCE_BYTES = 12;
/** Drawn at once: the system is asked for chance by the page. */
const NONCES = 256;
const TAG_BYTES = 16;

export interface Seal {
  /** `row` names the row, e.g. `words/01J…`; a sealed field moved to another row does not open. */
  close(row: string, text: string): Buffer;
  /** Throws when the field was changed, moved, or sealed under another key. */
  open(row: string, sealed: Uint8Array): string;
  /** The same of the same words, telling nothing of them without the key; blanks and points do not count. */
  digest(text: string): Buffer;
  /** The same of the same text to the letter, telling nothing of it without the key: a name for what is sealed. */
  mark(text: string): string;
}

/** Nonces, none of them twice. */
function* nonces(): Generator<Buffer, never> {
  for (;;) {
    const page = randomBytes(NONCES * NONCE_BYTES);
    for (let at = 0; at < page.length; at += NONCE_BYTES) yield page.subarray(at, at + NONCE_BYTES);
  }
}

/** Opens the key file, making one for a new store. Throws a StartFault when the key of an existing store is missing. */
export function openSeal(keyFile: string, storeIsNew: boolean): Seal {
  if (!existsSync(keyFile) && !storeIsNew)
    throw new StartFault(
      `${keyFile} is missing. Texts in the store can't be read without it: bring it back from where it is kept.`,
    );
  const key = keyIn(keyFile);
  const fresh = nonces();
  const digestKey = createHmac('sha256', key).update('digest').digest();
  const markKey = createHmac('sha256', key).update('mark').digest();
  return {
    mark: (text) => createHmac('sha256', markKey).update(text).digest('base64url'),
    digest: (text) =>
      createHmac('sha256', digestKey)
        .update(text.replace(/[\s\p{P}]/gu, ''))
        .digest(),
    close(row, text) {
      const nonce = fresh.next().value;
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(row));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(row, sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(row))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return (
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') +
        decipher.final('utf8')
      );
    },
  };
}
