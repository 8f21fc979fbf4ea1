/** Opens the socket on the server: only websockets, only with a session, and only from our own page. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { SOCKET_PATH } from '#wire/protocol.ts';
import { admit } from '../access/door.ts';
import type { Sessions } from '../access/sessions.ts';
import type { LiveServer } from './hub.ts';

/** A screen says little: where it stands, now and then. */
const HEARD_BYTES = 4 * 1024;

export function openLive(
  server: HttpServer,
  sessions: Sessions,
  origins: readonly string[],
): LiveServer {
  const io: LiveServer = new Server(server, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: false,
    maxHttpBufferSize: HEARD_BYTES,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    serveClient: false,
  });
  io.use((socket, next) => {
    const session = admit(socket.request, sessions, origins);
    if ('ok' in session) return next(new Error(session.reason));
    socket.data.session = session;
    next();
  });
  return io;
}
