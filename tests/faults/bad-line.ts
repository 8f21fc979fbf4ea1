/**
 * A line between browsers and a gateway that can be spoilt and mended: it swallows every byte without closing, or it freezes,
 * letting all words through but the news. Bytes that were swallowed are lost, so what lost some never speaks again: once the
 * line is mended its next word resets it, as a router does that forgot a connection.
 */

import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

export type LineState = 'whole' | 'swallowing' | 'frozen';

const UPGRADED = 'HTTP/1.1 101';
const NEWS = '42["batch"';

/** Where the first frame of a gateway's websocket ends (it masks nothing), and where its words begin; undefined: not all is here. */
function frameIn(bytes: Buffer): { readonly words: number; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const words = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < words) return undefined;
  const length =
    short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short === 126
        ? bytes.readUInt16BE(2)
        : short;
  return bytes.length < words + length ? undefined : { words, end: words + length };
}

export class BadLine {
  state: LineState = 'whole';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(gatewayPort: number) {
    this.#server = createServer((screen) => this.#join(screen, dial(gatewayPort, '127.0.0.1')));
  }

  static async to(gateway: string): Promise<BadLine> {
    const line = new BadLine(Number(new URL(gateway).port));
    await new Promise<void>((done) => line.#server.listen(0, '127.0.0.1', done));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.cut();
  }

  /** Ends every connection that stands. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(screen: Socket, gateway: Socket): void {
    let dumb = false;
    let upgraded = false;
    let rest = Buffer.alloc(0);
    const swallows = () => {
      if (dumb && this.state !== 'swallowing') screen.resetAndDestroy();
      dumb ||= this.state === 'swallowing';
      return dumb;
    };
    screen.on('data', (bytes) => swallows() || gateway.write(bytes));
    gateway.on('data', (bytes) => {
      if (swallows()) return;
      if (!upgraded) {
        upgraded = bytes.subarray(0, UPGRADED.length).toString() === UPGRADED;
        const head = upgraded ? bytes.indexOf('\r\n\r\n') + 4 : bytes.length;
        screen.write(bytes.subarray(0, head));
        rest = bytes.subarray(head);
      } else rest = Buffer.concat([rest, bytes]);
      for (let frame = frameIn(rest); upgraded && frame; frame = frameIn(rest)) {
        const isNews = rest.toString('latin1', frame.words, frame.words + NEWS.length) === NEWS;
        if (!(isNews && this.state === 'frozen')) screen.write(rest.subarray(0, frame.end));
        rest = rest.subarray(frame.end);
      }
    });
    for (const [one, other] of [
      [screen, gateway],
      [gateway, screen],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        if (!dumb) other.destroy();
      });
    }
  }
}
