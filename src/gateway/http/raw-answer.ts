/** A refusal written straight to a socket, where there is no reply to send it with: an upgrade refused, a request nobody can read. */
import type { Duplex } from 'node:stream';
import type { RefusalBody } from '#wire/protocol.ts';

/** Says it and closes; a caller who reads nothing is let go all the same. */
export function endWith(socket: Duplex, status: number, body: RefusalBody): void {
  const text = Buffer.from(JSON.stringify(body));
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${text.length}`,
    'connection: close',
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), text]));
}
