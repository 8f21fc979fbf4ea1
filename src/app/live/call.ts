/**
 * The HTTP door: every answer is parsed, every refusal and every silence comes back as a value. Nothing else in the app
 * calls fetch.
 */
import type { z } from 'zod';
import type { Refusal } from '#domain/kernel/outcome.ts';
import { refusalBody } from '#wire/protocol.ts';
import { endSession } from './ending.ts';

/** What the gateway never said: nobody answered, or not in our words. */
export interface Silence {
  readonly ok: false;
  readonly reason: 'line.silent' | 'line.garbled';
  readonly params: Readonly<Record<string, never>>;
}
/** Anything but success. */
export type Trouble = Pick<Refusal, 'ok' | 'reason' | 'params'> | Silence;
export type Answer<T> = { readonly ok: true; readonly value: T } | Trouble;

const silence = (reason: Silence['reason']): Silence => ({ ok: false, reason, params: {} });

/** So long may nothing come: a large answer on a slow line takes as long as it takes. */
const SILENT_MS = 15_000;

/** A fetch that is given up when nothing has come for so long. */
async function patientFetch(
  path: string,
  silentMs: number,
  how: RequestInit = {},
): Promise<Response> {
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  let timer = setTimeout(giveUp, silentMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, silentMs);
  };
  try {
    const response = await fetch(path, { ...how, signal: ending.signal });
    if (!response.body) return response;
    const listening = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        heard();
        out.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
    });
    heard();
    return new Response(response.body.pipeThrough(listening), response);
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}

/** A file goes as it is, anything else as JSON. */
function bodyOf(body: unknown): { type?: string; bytes?: BodyInit } {
  if (body === undefined) return {};
  if (body instanceof Blob) return { type: body.type || 'application/octet-stream', bytes: body };
  return { type: 'application/json', bytes: JSON.stringify(body) };
}

/**
 * @param path with a leading slash
 * @param silentMs it is given up when nothing has come for so long
 */
export async function call<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  answer: z.ZodType<T>,
  body?: unknown,
  silentMs = SILENT_MS,
): Promise<Answer<T>> {
  const { type, bytes } = bodyOf(body);
  let response: Response;
  let said: unknown;
  try {
    response = await patientFetch(path, silentMs, {
      method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(bytes === undefined ? {} : { body: bytes }),
    });
    said = response.status === 204 ? undefined : await response.json();
  } catch {
    return silence('line.silent');
  }
  if (response.ok) {
    const parsed = answer.safeParse(said);
    return parsed.success ? { ok: true, value: parsed.data } : silence('line.garbled');
  }
  const refusal = refusalBody.safeParse(said);
  // A proxy in between answers 502 to 504 with a page of its own: nobody of ours heard the call.
  if (!refusal.success) return silence(response.status >= 500 ? 'line.silent' : 'line.garbled');
  if (refusal.data.reason === 'access.signed-out') endSession('signed-out');
  return refusal.data;
}

/** Bytes, by the reader's own right; what they mean is checked by whoever decodes them. */
export async function readBytes(path: string): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await patientFetch(path, SILENT_MS);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    throw new TroubleError(silence('line.silent'));
  }
  const refusal = refusalBody.safeParse(await response.json().catch(() => undefined));
  if (refusal.data?.reason === 'access.signed-out') endSession('signed-out');
  throw new TroubleError(refusal.data ?? silence('line.garbled'));
}

/** For react-query, which knows failure only as an exception. */
export class TroubleError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.reason);
    this.trouble = trouble;
  }
}

export async function read<T>(path: string, answer: z.ZodType<T>): Promise<T> {
  const said = await call('GET', path, answer);
  if (said.ok) return said.value;
  throw new TroubleError(said);
}
