/** How a refusal leaves the house: a status, a code with its parameters, and a sentence in the caller's language. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '#domain/access/judge.ts';
import type { Refusal } from '#domain/kernel/outcome.ts';
import { REASONS, type ReasonKind } from '#domain/reasons.ts';
import type { Language, Town } from '#domain/town/town.ts';
import type { World } from '#domain/world.ts';
import type { RefusalBody } from '#wire/protocol.ts';
import { tell } from '#wire/tell.ts';

const STATUS: Readonly<Record<ReasonKind, number>> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  'too-large': 413,
  busy: 429,
  bug: 500,
  unavailable: 503,
};

export const statusOf = ({ reason }: Pick<Refusal, 'reason'>): number => STATUS[REASONS[reason]];

/** The first language of an Accept-Language header that we speak, else the town's. */
export function languageOf(header: string | undefined, fallback: Language): Language {
  for (const part of header?.split(',') ?? []) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return fallback;
}

/** Says a refusal in the first language of an Accept-Language header that we speak. */
export type Speaker = (acceptLanguage: string | undefined, refusal: Refusal) => RefusalBody;

export const speakerFor =
  (town: Town, world: World): Speaker =>
  (acceptLanguage, { reason, params }) => ({
    ok: false,
    reason,
    params: { ...params },
    message: tell(
      { reason, params },
      {
        language: languageOf(acceptLanguage, town.language),
        zone: town.zone,
        workerNo: (id) => world.workers.get(id)?.no,
      },
    ),
  });

export const sendRefusal = (
  speak: Speaker,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply =>
  reply.code(statusOf(refusal)).send(speak(request.headers['accept-language'], refusal));

export const isRefusal = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false;
