/** Puts a route on the server: session, function, audit of what was denied, answer or refusal. The same for every route. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { lacksFunction, type Refused } from '#domain/access/judge.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { refusalBody } from '#wire/protocol.ts';
import { tokenOf } from '../access/door.ts';
import type { Session } from '../access/sessions.ts';
import type { House } from '../house.ts';
import type { Route } from './contract.ts';
import { isRefusal, type Speaker, sendRefusal } from './refusals.ts';

/** A caller without a session: nobody, with no area. Only public routes see one. */
const NOBODY: Viewer = { role: 'WALL', post: 'WALL-00', scopes: [], worker: null, org: null };

/** Every kind of refusal has the same body; OpenAPI shows them all. */
const REFUSALS = Object.fromEntries(
  [400, 401, 403, 404, 409, 413, 429, 500, 503].map((status) => [status, refusalBody]),
);

const target = z.object({ input: z.object({ id: z.string().max(64) }) });
/** The thing a request was about, for the audit. */
const objectOf = ({ params, body }: FastifyRequest): string | null =>
  (params as { id?: string } | undefined)?.id ??
  (params as { sha?: string } | undefined)?.sha ??
  target.safeParse(body).data?.input.id ??
  null;

export function installRoute(
  server: FastifyInstance,
  house: House,
  speak: Speaker,
  route: Route,
): void {
  const bodyMost = route.bytesMost ?? route.streamMost;
  const callers = new WeakMap<FastifyRequest, Session>();

  const refused = (request: FastifyRequest, reply: FastifyReply, refusal: Refused) => {
    const session = callers.get(request);
    if (refusal.denied)
      house.audit.write({
        account: session?.account.id ?? null,
        post: session?.viewer.post ?? null,
        address: request.ip,
        action: `${route.method} ${route.path}`,
        object: objectOf(request),
        outcome: 'refused',
        detail: `${refusal.denied} ${refusal.reason}`,
      });
    return sendRefusal(speak, request, reply, refusal);
  };

  const install = (on: FastifyInstance) =>
    on.route({
      method: route.method,
      url: route.path,
      schema: {
        summary: route.summary,
        description: `Access: ${route.access}.`,
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        response: { 200: route.output, ...REFUSALS },
      },
      ...(bodyMost ? { bodyLimit: bodyMost } : {}),
      ...(route.perMinute
        ? { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } }
        : {}),
      // Before the body is read: who may not call has nothing parsed or checked for them.
      onRequest: async (request, reply) => {
        const token = tokenOf(request.raw);
        const session = token ? house.sessions.find(token, request.method !== 'GET') : undefined;
        if (session) callers.set(request, session);
        if (route.access === 'public') return;
        const closed: Refused | undefined = session
          ? route.access === 'session'
            ? undefined
            : lacksFunction(session.viewer, route.access)
          : refuse('access.signed-out');
        if (closed) return refused(request, reply, closed);
      },
      handler: async (request, reply) => {
        const session = callers.get(request);
        const answer: unknown = await route.handle(house, {
          params: request.params,
          query: request.query,
          body: request.body,
          session,
          viewer: session?.viewer ?? NOBODY,
          address: request.ip,
          reply,
        });
        return isRefusal(answer) ? refused(request, reply, answer) : answer;
      },
    });
  if (!bodyMost) return void install(server);
  void server.register(async (own) => {
    own.removeAllContentTypeParsers();
    if (route.streamMost)
      own.addContentTypeParser('*', (_request, bytes, done) => done(null, bytes));
    else
      own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) =>
        done(null, bytes),
      );
    install(own);
  });
}
