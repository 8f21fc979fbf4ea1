/**
 * A real camera's picture: fetched from the video platform by the gateway, under the gateway's name and password. Only servers the
 * town names are asked, also after a redirection, and the browser learns of none of them.
 */
import { createHmac } from 'node:crypto';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { VideoSource } from '../town/video-sources.ts';
import { LIST, LIST_TYPE, type Piece, type Source } from './contract.ts';
import { rewritten } from './rewritten.ts';

const ANSWER_WITHIN_MS = 6_000;
/** A few seconds of a main stream. */
const BYTES_MOST = 24 * 1024 * 1024;
const REDIRECTIONS_MOST = 3;
/** Names out of lists that may still be asked for. */
const NAMES_MOST = 600;

interface Parts {
  readonly source: VideoSource;
  /** Origins that may be asked. */
  readonly servers: ReadonlySet<string>;
  readonly key: Uint8Array;
  readonly fetch: typeof fetch;
}

/** By its first bytes, not by what the platform calls it. */
const typeOf = (bytes: Buffer): string => (bytes[0] === 0x47 ? 'video/mp2t' : 'video/mp4');

async function wholeOf(response: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > BYTES_MOST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export class Upstream implements Source {
  readonly synthetic = false;
  readonly #parts: Parts;
  readonly #addresses = new Map<string, URL>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(file: string): Promise<Piece | Refusal> {
    const address = file === LIST ? new URL(this.#parts.source.list) : this.#addresses.get(file);
    if (!address) return refuse('stream.gone');
    const fetched = await this.#fetch(address);
    if ('ok' in fetched) return fetched;
    const { bytes, from } = fetched;
    if (!file.endsWith('.m3u8')) return { type: typeOf(bytes), bytes };
    const list = rewritten(bytes.toString('utf8'), from, (one) => this.#nameOf(one));
    return list === undefined
      ? refuse('stream.broken-list')
      : { type: LIST_TYPE, bytes: Buffer.from(list) };
  }

  async #fetch(
    address: URL,
    left = REDIRECTIONS_MOST,
  ): Promise<{ readonly bytes: Buffer; readonly from: URL } | Refusal> {
    if (!this.#parts.servers.has(address.origin)) return refuse('stream.refused', { status: 0 });
    try {
      const response = await this.#parts.fetch(address, {
        redirect: 'manual',
        headers: this.#credentials(address),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const elsewhere = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && elsewhere && left > 0) {
        await response.body?.cancel();
        return URL.canParse(elsewhere, address)
          ? await this.#fetch(new URL(elsewhere, address), left - 1)
          : refuse('stream.refused', { status: response.status });
      }
      if (!response.ok) {
        await response.body?.cancel();
        return refuse('stream.refused', { status: response.status });
      }
      const bytes = await wholeOf(response);
      return bytes ? { bytes, from: address } : refuse('stream.refused', { status: 413 });
    } catch {
      return refuse('stream.silent');
    }
  }

  /** A name and a password are for the server they were given for. */
  #credentials({ origin }: URL): Record<string, string> {
    const { user, password = '', list } = this.#parts.source;
    if (user === undefined || origin !== new URL(list).origin) return {};
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  }

  /** The same for the same address, telling nothing of it; undefined where it may not be asked. */
  #nameOf(address: URL): string | undefined {
    if (!this.#parts.servers.has(address.origin)) return undefined;
    const mark = createHmac('sha256', this.#parts.key).update(address.href).digest('base64url');
    const name = `${mark.slice(0, 24)}${/\.m3u8$/i.test(address.pathname) ? '.m3u8' : '.part'}`;
    this.#addresses.delete(name);
    this.#addresses.set(name, address);
    for (const oldest of this.#addresses.keys()) {
      if (this.#addresses.size <= NAMES_MOST) break;
      this.#addresses.delete(oldest);
    }
    return name;
  }
}
