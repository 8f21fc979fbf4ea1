/** What a supervisor and a Prometheus ask: is it up, is it ready, what are its figures. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { LOOPBACK } from '../config.ts';
import type { Engine } from '../engine.ts';
import type { Hub } from '../live/hub.ts';
import type { Streams } from '../live/streams.ts';

/** A gateway that has not pulsed for this long is not ready. */
const READY_MS = 10_000;

const isLoopback = (address: string): boolean =>
  LOOPBACK.includes(address) || address.startsWith('127.') || address.startsWith('::ffff:127.');

function registryFor(engine: Engine, hub: Hub, streams: Streams): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('gateway_seq', 'Number of the last event', () => engine.seq);
  gauge('gateway_commands_under_way', 'Commands waiting or being decided', () => engine.underWay);
  gauge('gateway_sockets', 'Screens connected', () => hub.sockets);
  gauge('gateway_sockets_behind', 'Screens too slow to be told everything', () => hub.behind);
  gauge(
    'gateway_frames_sent',
    'Position frames sent since the start',
    () => streams.counters.frames,
  );
  gauge(
    'gateway_frames_skipped',
    'Frames slow screens did not get',
    () => streams.counters.skipped,
  );
  const groups = new Histogram({
    name: 'gateway_group_events',
    help: 'Events in one durable transaction',
    registers,
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  });
  engine.onTold(({ after, upto }) => groups.observe(upto - after));
  return registry;
}

export function installWatch(
  server: FastifyInstance,
  engine: Engine,
  hub: Hub,
  streams: Streams,
): void {
  const registry = registryFor(engine, hub, streams);
  const reports = new Counter({
    name: 'gateway_csp_reports',
    help: 'Breaches of the content policy that browsers reported',
    registers: [registry],
  });
  server.get('/healthz', { schema: { hide: true } }, () => ({ ok: true }));
  server.get('/readyz', { schema: { hide: true } }, (_request, reply) => {
    const ready = Date.now() - hub.pulsedAt < READY_MS;
    return reply.code(ready ? 200 : 503).send({ ok: ready, seq: engine.seq });
  });
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isLoopback(request.ip)) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  server.addContentTypeParser(
    'application/csp-report',
    { parseAs: 'string' },
    (_request, _body, done) => done(null),
  );
  server.post('/api/csp-reports', { schema: { hide: true } }, (_request, reply) => {
    reports.inc();
    return reply.code(204).send();
  });
}
