/**
 * Everything the gateway and a screen say to each other, as one table of schemas. Batches travel over socket.io as text,
 * position frames over a plain websocket as binary (frames.ts), commands and reads over HTTP.
 */
import { z } from 'zod';
import type { Thing } from '#domain/kernel/thing.ts';
import { REASONS, type Reason } from '#domain/reasons.ts';
import { parseThing, SHELVES, type ShelfName } from '#domain/world.ts';
import type { Attended, Attending } from './presence.ts';

const seq = z.number().int().nonnegative();
/** Which journal the numbers count in; another epoch means another journal. */
const epoch = z.string().min(1).max(64);
const shelf = z.enum(SHELVES as [ShelfName, ...ShelfName[]]);
const millis = z.number();

/** POST /api/commands/:name */
export const commandBody = z.object({
  /** Made by the caller, once for each wish: sent again, it has no second effect. */
  id: z.string().regex(/^[0-9A-Za-z-]{10,64}$/),
  input: z.unknown(),
});
export type CommandBody = z.infer<typeof commandBody>;

const reason = z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]);

export const refusalBody = z.object({
  ok: z.literal(false),
  reason,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** The refusal in the caller's language (Accept-Language), for those who have no catalogue of their own. */
  message: z.string(),
});
export type RefusalBody = z.infer<typeof refusalBody>;

export const acceptedBody = z.object({ ok: z.literal(true), epoch, seq });
export type AcceptedBody = z.infer<typeof acceptedBody>;

const parsedThing = z.tuple([shelf, z.unknown()]).transform(([name, value], context) => {
  try {
    return [name, parseThing(name, value)] as const;
  } catch (error) {
    context.addIssue({ code: 'custom', message: `${name}: ${(error as Error).message}` });
    return z.NEVER;
  }
});

/** A thing of the world on its way to a screen. */
export type Put = readonly [ShelfName, Thing];
/** A thing that is no longer there for this viewer. */
export type Drop = readonly [ShelfName, string];

/** Changes above `after` up to and with `upto`, through the receiver's lens. */
export interface Batch {
  readonly epoch: string;
  readonly after: number;
  readonly upto: number;
  readonly put: readonly Put[];
  readonly drop: readonly Drop[];
}
export const batch = z.object({
  epoch,
  after: seq,
  upto: seq,
  put: z.array(parsedThing),
  drop: z.array(z.tuple([shelf, z.string()])),
}) as unknown as z.ZodType<Batch>;

/** GET /api/world: the viewer's whole part of the world. */
export interface Afresh {
  readonly epoch: string;
  readonly upto: number;
  readonly lens: string;
  readonly put: readonly Put[];
}
export const afresh = z.object({
  epoch,
  upto: seq,
  lens: z.string(),
  put: z.array(parsedThing),
}) as unknown as z.ZodType<Afresh>;

export const CLOCK_MODES = ['system', 'live', 'still'] as const;
/** The town's clock beside the system's, so that a screen can run its own. */
export const clockReading = z.object({
  mode: z.enum(CLOCK_MODES),
  /** The town's instant and the system's, read together. */
  town: millis,
  system: millis,
  /** Seconds of the town in a second; 1 but in a demo that runs faster. */
  speed: z.number().positive(),
});
export type ClockReading = z.infer<typeof clockReading>;

/** First word of the gateway on a new connection. */
export const hello = z.object({
  epoch,
  seq,
  /** Fingerprint of the viewer's rights: another one means everything afresh. */
  lens: z.string(),
  clock: clockReading,
  /** Fingerprint of the page's build; another one means a new version is there. */
  build: z.string(),
});
export type Hello = z.infer<typeof hello>;

/** What a screen has and wants to continue from. */
export const resume = z.object({ epoch, lens: z.string(), upto: seq });
export type Resume = z.infer<typeof resume>;
export const resumed = z.object({ afresh: z.boolean() });
export type Resumed = z.infer<typeof resumed>;

/**
 * Sent every few seconds after passing through the engine's queue: at this system time everything up to `seq` was told. A
 * gateway whose engine hangs sends none, however alive its sockets are. `beat` is the gateway's steady clock in milliseconds when
 * it was sent, so that a screen that hears it late does not take old news for fresh.
 */
export const pulse = z.object({
  epoch,
  seq,
  clock: clockReading,
  hash: z.string(),
  beat: z.number().nonnegative(),
});
export type Pulse = z.infer<typeof pulse>;

/** Why the gateway ends a connection. */
export const farewell = z.object({ reason });
export type Farewell = z.infer<typeof farewell>;

/** Events of the socket, gateway → screen. */
export interface FromGateway {
  hello: (word: Hello) => void;
  batch: (word: Batch) => void;
  pulse: (word: Pulse) => void;
  farewell: (word: Farewell) => void;
  attended: (word: Attended) => void;
}
/** Events of the socket, screen → gateway. */
export interface FromScreen {
  resume: (word: Resume, reply: (word: Resumed) => void) => void;
  attend: (word: Attending) => void;
}

/** Paths on the one port. */
export const SOCKET_PATH = '/live';
export const STREAM_PATH = '/stream';

/** How often the gateway pulses, in milliseconds; a screen that heard none for three of these is out of date. */
export const PULSE_MS = 2_000;
