/** The door to the position streams: a plain websocket at STREAM_PATH, on the same port, through which only the gateway speaks. */
import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Refused } from '#domain/access/judge.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { AreaPath } from '#domain/kernel/thing.ts';
import type { World } from '#domain/world.ts';
import { type RefusalBody, STREAM_PATH } from '#wire/protocol.ts';
import { endWith } from '../http/raw-answer.ts';
import { judgeArea, urlOf } from './stream-judge.ts';
import type { Streams } from './streams.ts';

const PING_MS = 20_000;
/** What a client may say (pongs, a close) is far shorter. */
const HEARD_BYTES = 1024;
/** A client that pings without reading the answers is let go at this many bytes. */
const UNREAD_BYTES = 512 * 1024;
const STREAMS_PER_SESSION = 16;
/** How long a client may take to answer a close. */
const CLOSE_MS = 1_000;
/** Close codes of RFC 6455 §7.4.1. */
const POLICY = 1008;
const GOING_AWAY = 1001;

export interface Admitted {
  readonly viewer: Viewer;
  /** Names the session, so that its streams end with it. */
  readonly session: string;
}

export interface StreamDoorOptions {
  readonly streams: Streams;
  readonly world: World;
  /** Looks at the handshake: Host, Origin, session. */
  readonly admit: (request: IncomingMessage) => Promise<Admitted | Refusal>;
  /** Says a refusal, and audits a denied one: the status and the body of the answer. */
  readonly answer: (
    request: IncomingMessage,
    refusal: Refused,
    who?: Admitted,
  ) => { readonly status: number; readonly body: RefusalBody };
  readonly onFault: (error: unknown) => void;
}

export interface StreamDoor {
  /** Ends the streams of a session that has ended. */
  closeSession(session: string): void;
  close(): void;
}

interface Stream {
  readonly session: string;
  readonly leave: () => void;
  heard: boolean;
}

/** Opens the door on a server. Upgrades to other paths are left to others. */
export function openStreamDoor(server: Server, options: StreamDoorOptions): StreamDoor {
  const { streams, world, admit, answer, onFault } = options;
  const open = new Map<WebSocket, Stream>();
  const handshake = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: HEARD_BYTES,
    perMessageDeflate: false,
  });

  function end(ws: WebSocket, code: number): void {
    open.get(ws)?.leave();
    ws.close(code);
    setTimeout(() => ws.terminate(), CLOSE_MS).unref();
  }

  function welcome(ws: WebSocket, socket: Socket, area: AreaPath, session: string): void {
    const stream = { session, leave: streams.join(area, socket), heard: true };
    open.set(ws, stream);
    ws.on('pong', () => {
      stream.heard = true;
    });
    ws.on('ping', () => {
      if (socket.writableLength > UNREAD_BYTES) ws.terminate();
    });
    ws.once('message', () => end(ws, POLICY));
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      stream.leave();
      open.delete(ws);
    });
  }

  function judge(request: IncomingMessage, { viewer, session }: Admitted): AreaPath | Refused {
    const has = [...open.values()].filter((stream) => stream.session === session).length;
    return has < STREAMS_PER_SESSION
      ? judgeArea(request, world, viewer)
      : refuse('request.too-many', { seconds: 60 });
  }

  async function upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const say = (refusal: Refused, who?: Admitted) => {
      const { status, body } = answer(request, refusal, who);
      endWith(socket, status, body);
    };
    const who = await admit(request);
    if (socket.destroyed) return;
    if ('ok' in who) return say(who);
    const area = judge(request, who);
    if (typeof area !== 'string') return say(area, who);
    handshake.handleUpgrade(request, socket, head, (ws) => welcome(ws, socket, area, who.session));
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (urlOf(request)?.pathname !== STREAM_PATH) return;
    const drop = () => {
      socket.destroy();
    };
    socket.on('error', drop);
    if (!(socket instanceof Socket)) drop();
    else
      upgrade(request, socket, head).catch((error: unknown) => {
        drop();
        onFault(error);
      });
  }
  server.on('upgrade', onUpgrade);

  const pinging = setInterval(() => {
    for (const [ws, stream] of open) {
      if (stream.heard) ws.ping();
      else ws.terminate();
      stream.heard = false;
    }
  }, PING_MS);
  pinging.unref();

  return {
    closeSession: (session) => {
      for (const [ws, stream] of open) if (stream.session === session) end(ws, POLICY);
    },
    close: () => {
      clearInterval(pinging);
      server.off('upgrade', onUpgrade);
      for (const ws of open.keys()) end(ws, GOING_AWAY);
    },
  };
}
