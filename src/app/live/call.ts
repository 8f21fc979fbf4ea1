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

const ANSWER_WITHIN_MS = 15_000;

/** A file goes as it is, anything else as JSON. */
function bodyOf(body: unknown): { type?: string; bytes?: BodyInit } {
  if (body === undefined) return {};
  if (body instanceof Blob) return { type: body.type || 'application/octet-stream', bytes: body };
  return { type: 'application/json', bytes: JSON.stringify(body) };
}

/** @param path with a leading slash. */
export async function call<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  answer: z.ZodType<T>,
  body?: unknown,
  withinMs = ANSWER_WITHIN_MS,
): Promise<Answer<T>> {
  const { type, bytes } = bodyOf(body);
  let response: Response;
  let said: unknown;
  try {
    response = await fetch(path, {
      method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(bytes === undefined ? {} : { body: bytes }),
      signal: AbortSignal.timeout(withinMs),
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
    response = await fetch(path, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
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
