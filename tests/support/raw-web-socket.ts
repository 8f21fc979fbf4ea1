/** A websocket by hand, so that its frames can be wrong: RFC 6455 §5.2, with every field free. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface FrameForm {
  readonly opcode?: number;
  readonly fin?: boolean;
  /** The three reserved bits. */
  readonly rsv?: number;
  readonly masked?: boolean;
  /** The length as the head tells it; the payload's own unless it lies. */
  readonly told?: number;
}

export function frameOf(payload: string | Buffer, form: FrameForm = {}): Buffer {
  const { opcode = 1, fin = true, rsv = 0, masked = true } = form;
  const body = Buffer.from(payload);
  const length = form.told ?? body.length;
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode];
  const maskBit = masked ? 0x80 : 0;
  const long = Buffer.alloc(8);
  if (length < 126) head.push(maskBit | length);
  else if (length < 65_536) head.push(maskBit | 126, length >> 8, length & 0xff);
  else {
    long.writeBigUInt64BE(BigInt(length));
    head.push(maskBit | 127, ...long);
  }
  if (!masked) return Buffer.concat([Buffer.from(head), body]);
  const key = randomBytes(4);
  const hidden = body.map((byte, i) => byte ^ (key[i % 4] as number));
  return Buffer.concat([Buffer.from(head), key, hidden]);
}

export interface RawWebSocket {
  readonly socket: Socket;
  /** How long it took from now until the other side closed or said it will; undefined when it did neither in time. */
  endedWithin(ms: number): Promise<number | undefined>;
  /** Everything heard so far. */
  heard(): string;
}

/** Whether a close frame is among the frames of a server: unmasked, one behind another. */
function saysClose(bytes: Buffer): boolean {
  let at = bytes.indexOf('\r\n\r\n') + 4;
  while (at + 1 < bytes.length) {
    if (((bytes[at] ?? 0) & 0x0f) === 8) return true;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    if (short === 127) return false;
    at += short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 2 + short;
  }
  return false;
}

/** Shakes hands for a websocket. Throws when the other side does not switch. */
export async function openRaw(url: string, path: string, cookie: string): Promise<RawWebSocket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let heard = Buffer.alloc(0);
  let closed = false;
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  const shaken = new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.toString('latin1').startsWith('HTTP/1.1 101')) resolve();
      else reject(new Error(heard.toString().slice(0, 300)));
    });
    socket.once('close', () => reject(new Error(`closed: ${heard.toString().slice(0, 300)}`)));
  });
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Cookie: ${cookie}`,
      '\r\n',
    ].join('\r\n'),
  );
  await shaken;
  const endedWithin = async (ms: number) => {
    const since = Date.now();
    const ended = () => closed || saysClose(heard);
    while (!ended() && Date.now() - since < ms) await new Promise((wait) => setTimeout(wait, 5));
    return ended() ? Date.now() - since : undefined;
  };
  return { socket, endedWithin, heard: () => heard.toString() };
}

export const LIVE_PATH = '/live/?EIO=4&transport=websocket';
