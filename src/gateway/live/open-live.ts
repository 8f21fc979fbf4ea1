/** Opens the socket on the server: only websockets, only with a session, and only from our own page. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { refuse } from '#domain/kernel/outcome.ts';
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
    const session = admitted(socket.request, sessions, origins);
    if ('ok' in session) return next(new Error(session.reason));
    socket.data.session = session;
    next();
  });
  return io;
}

/** socket.io does not catch what a handshake throws: a store that fails must not take the gateway with it. */
function admitted(...handshake: Parameters<typeof admit>): ReturnType<typeof admit> {
  try {
    return admit(...handshake);
  } catch {
    return refuse('gateway.store');
  }
}
