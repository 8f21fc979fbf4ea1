/** The HTTP server: the limits, the headers, the routes, the page. Nothing here knows what an order is. */
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, {
  type ConnectionError,
  type FastifyError,
  type FastifyInstance,
  LogController,
} from 'fastify';
import {
  createJsonSchemaTransform,
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { type Detail, detailOf } from '#wire/details.ts';
import { SOCKET_PATH, STREAM_PATH } from '#wire/protocol.ts';
import { foreignOrigin, hostIsDouble } from '../access/door.ts';
import type { Config } from '../config.ts';
import { StartFault } from '../fault.ts';
import type { House } from '../house.ts';
import { ReadingStopped } from '../reading/reading-line.ts';
import { installHealing } from './heal.ts';
import { installRoute } from './install-route.ts';
import { beginWaiting, UPLOAD_MOST_MS } from './patience.ts';
import { endWith } from './raw-answer.ts';
import { type Speaker, sendRefusal, speakerFor, statusOf } from './refusals.ts';
import { ROUTES } from './routes/catalogue.ts';
import { tlsOf } from './tls.ts';

/** No command and no question of a person is longer. */
const BODY_MOST = 64 * 1024;

const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'report-uri': ['/api/csp-reports'],
  },
};

/** Fastify's codes for what it could not read: the address, else the body. */
const malformation = (code = ''): Detail => (/URL|PARAM/.test(code) ? 'bad-address' : 'bad-json');

/** What went wrong before or inside a handler, as a refusal. Whatever is not foreseen is a bug and gets a number. */
function refusalFor(error: FastifyError, bodyMost: number, number: () => string): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation;
    const field = issue?.instancePath.replace(/^\/(input\/)?/, '').replaceAll('/', '.') || 'body';
    return refuse('request.invalid', { field, detail: detailOf(issue?.keyword, issue?.message) });
  }
  if (error.statusCode === 413) return refuse('request.too-large', { limit: bodyMost / 1024 });
  if (error.statusCode === 429) return refuse('request.too-many', { seconds: 60 });
  if (error instanceof ReadingStopped) return refuse('gateway.reading');
  if (error.code?.startsWith('SQLITE_')) return refuse('gateway.store');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return refuse('request.malformed', { detail: malformation(error.code) });
  return refuse('gateway.bug', { id: number() });
}

function installErrors(server: FastifyInstance, house: House, speak: Speaker): void {
  let faults = 0;
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalFor(error, request.routeOptions.bodyLimit ?? BODY_MOST, () => {
      faults += 1;
      const id = `h${faults}`;
      house.log.error({ err: error, fault: id, url: request.url }, 'a request failed');
      return id;
    });
    if (refusal.reason === 'gateway.store' || refusal.reason === 'gateway.reading')
      house.log.error({ err: error }, 'the store did not answer');
    return sendRefusal(speak, request, reply, refusal);
  });
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    return isPage
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : sendRefusal(
          speak,
          request,
          reply,
          refuse('request.unknown-route', { path: request.url.slice(0, 200) }),
        );
  });
}

const UPGRADES = [SOCKET_PATH, STREAM_PATH];

/** Upgrades nobody here takes are told so at once. */
function installUpgradeRefusal(server: FastifyInstance, speak: Speaker): void {
  server.server.on('upgrade', ({ url = '', headers }, socket) => {
    const path = url.split('?')[0] ?? '';
    if (UPGRADES.some((known) => path === known || path.startsWith(`${known}/`))) return;
    const refusal = refuse('request.unknown-route', { path: path.slice(0, 200) });
    socket.on('error', () => socket.destroy());
    endWith(socket, statusOf(refusal), speak(headers['accept-language'], refusal));
  });
}

/** What can't be read as HTTP at all. Nobody's language is known, so the town's is spoken. */
const answerGarbage = (speak: Speaker) => (error: ConnectionError, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refusal = refuse('request.malformed', { detail: 'bad-http' satisfies Detail });
  endWith(socket, statusOf(refusal), speak(undefined, refusal));
};

function installDoor(server: FastifyInstance, config: Config, speak: Speaker): void {
  const giveUp = (socket: Socket) => {
    const refusal = refuse('request.malformed', { detail: 'bad-http' satisfies Detail });
    endWith(socket, statusOf(refusal), speak(undefined, refusal));
  };
  server.addHook('onRequest', async (request, reply) => {
    // Refused or not, nobody reads such a body to its end: the line closes behind the answer.
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    if (coding || Number(length) > BODY_MOST) reply.header('connection', 'close');
    const isUpload = (request.routeOptions.bodyLimit ?? 0) > BODY_MOST;
    beginWaiting(request, isUpload, () => giveUp(request.raw.socket));
    if (hostIsDouble(request.raw))
      return sendRefusal(
        speak,
        request,
        reply,
        refuse('request.malformed', { detail: 'two-hosts' satisfies Detail }),
      );
    const foreign =
      request.method === 'GET' ? undefined : foreignOrigin(request.raw, config.ORIGINS);
    if (foreign) return sendRefusal(speak, request, reply, foreign);
  });
}

/** The built page; hashed files may be kept for ever, the page itself is asked for each time. */
async function installPage(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new StartFault(`${folder} holds no built page: npm start builds it.`);
  await server.register(files, {
    root: folder,
    preCompressed: true,
    setHeaders: (response, path) => {
      const kept = path.includes('/assets/');
      response.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

async function installDescription(server: FastifyInstance, house: House): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: house.town.title.en, version: '1', description: 'Reads and commands.' },
    },
    transform: createJsonSchemaTransform({}),
  });
}

/** Builds the server with all its routes; listening is the caller's. `page` is the folder of the built page. */
export async function buildServer(house: House, page: string): Promise<FastifyInstance> {
  const { config } = house;
  const speak = speakerFor(house.town, house.engine.world);
  const server = Fastify({
    ...tlsOf(config),
    loggerInstance: house.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MOST,
    requestTimeout: UPLOAD_MOST_MS,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    return503OnClosing: true,
    clientErrorHandler: answerGarbage(speak),
    frameworkErrors: (error, request, reply) => {
      const refusal = refuse('request.malformed', { detail: malformation(error.code) });
      sendRefusal(speak, request, reply, refusal);
    },
  }) as unknown as FastifyInstance;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  installErrors(server, house, speak);
  installDoor(server, config, speak);
  installUpgradeRefusal(server, speak);
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: CONTENT_POLICY,
    hsts: config.TLS_CERT !== undefined,
    crossOriginEmbedderPolicy: false,
  });
  await server.register(rateLimit, { global: false });
  await installDescription(server, house);
  await server.register(async (api) => {
    api.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', reply.getHeader('cache-control') ?? 'no-store');
    });
    for (const route of ROUTES) installRoute(api, house, speak, route);
  });
  server.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger());
  installHealing(server);
  await installPage(server, page);
  return server;
}
