/** Row 3: 16,736 workers at 1 Hz to many screens; ours beside the same bytes written raw, and beside socket.io with JSON of objects. */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare, type Spread, spreadOf } from '../rounds.ts';
import { type Kind, positionsClients } from './clients.ts';
import { positionsServer } from './server.ts';

export const POSITION_PARTS = {
  'positions-server': positionsServer,
  'positions-clients': positionsClients,
};

const ROW = '3 positions';
/** Clients, and how many seconds of the city each run tells them: whole periods of keyframes. */
const SIZES = [
  { clients: 10, ticks: 120 },
  { clients: 100, ticks: 40 },
  { clients: 1000, ticks: 20 },
] as const;
/** 7 MB a frame for every client: few clients and few frames, and all figures are per client and frame. */
const JSON_SIZE = { clients: 50, ticks: 2 };
const JSON_ROUNDS = 5;

class Contender {
  readonly kind: Kind;
  readonly #server = new Part('positions-server');
  readonly #clients: Part;
  #port = 0;
  #tick = 0;
  bytes: number[] = [];

  constructor(kind: Kind, clients: Part) {
    this.kind = kind;
    this.#clients = clients;
  }

  async open(): Promise<void> {
    this.#port = await this.#server.ask<number>('open', this.kind);
  }

  /** Microseconds of the server's processor per client and frame. */
  async run(clients: number, ticks: number): Promise<number> {
    const { kind } = this;
    await this.#clients.ask('crowd', { kind, port: this.#port, count: clients });
    let cost = 0;
    let bytes = 0;
    for (let i = 0; i < ticks; i++) {
      this.#tick += 1;
      await this.#clients.ask('expect', { kind, tick: this.#tick });
      await this.#server.ask('tick', this.#tick);
      bytes = await this.#clients.ask<number>('all', kind);
      cost += await this.#server.ask<number>('cost');
    }
    for (let i = 0; i < ticks; i++) {
      await this.#server.ask('nothing');
      await this.#clients.ask('nothing');
      cost -= await this.#server.ask<number>('cost');
    }
    this.bytes.push(bytes / (clients * ticks));
    return cost / (clients * ticks);
  }

  end(): void {
    this.#server.end();
  }
}

const over = (a: Spread, b: Spread): Spread =>
  spreadOf([a.median / b.median, a.low / b.high, a.high / b.low]);

export async function benchPositions(): Promise<Figure[]> {
  const clients = new Part('positions-clients');
  const [ours, raw, json] = (['ours', 'raw', 'json'] as const).map(
    (kind) => new Contender(kind, clients),
  ) as [Contender, Contender, Contender];
  const figures: Figure[] = [];
  try {
    for (const contender of [ours, raw, json]) await contender.open();
    for (const contender of [ours, raw]) await contender.run(10, 60);
    await json.run(4, 2);
    json.bytes = [];
    ours.bytes = [];
    const objects: number[] = [];
    const beside: number[] = [];
    for (const size of SIZES) {
      const compared = await compare(
        () => raw.run(size.clients, size.ticks),
        () => ours.run(size.clients, size.ticks),
      );
      figures.push({
        row: ROW,
        what: `server CPU per client and frame, ${size.clients} clients`,
        unit: 'µs',
        ours: compared.ours,
        against: { name: 'raw pre-framed', value: compared.limit, ratio: compared.ratio },
        goal: '≤ 1.2 ×',
        met: compared.ratio.median <= 1.2,
        note: `${compared.thrown} thrown away`,
      });
    }
    await ours.run(0, 0);
    await raw.run(0, 0);
    const ourBytes = spreadOf(ours.bytes.filter((bytes) => bytes > 0));
    for (let round = 0; round < JSON_ROUNDS; round++) {
      beside.push(await ours.run(JSON_SIZE.clients, 40));
      await ours.run(0, 0);
      objects.push(await json.run(JSON_SIZE.clients, JSON_SIZE.ticks));
      await json.run(0, 0);
    }
    const ratios = objects.map((value, i) => value / (beside[i] as number));
    figures.push({
      row: ROW,
      what: `server CPU per client and frame, ${JSON_SIZE.clients} clients`,
      unit: 'µs',
      ours: spreadOf(beside),
      against: {
        name: 'socket.io + JSON of objects',
        value: spreadOf(objects),
        ratio: spreadOf(ratios),
      },
      goal: '≥ 75 × less',
      met: spreadOf(ratios).median >= 75,
    });
    const theirBytes = spreadOf(json.bytes.filter((bytes) => bytes > 0));
    figures.push({
      row: ROW,
      what: 'bytes per client and frame',
      unit: 'B',
      ours: ourBytes,
      against: { name: 'JSON of objects', value: theirBytes, ratio: over(theirBytes, ourBytes) },
      goal: '≥ 100 × fewer',
      met: over(theirBytes, ourBytes).median >= 100,
    });
    return figures;
  } finally {
    for (const part of [ours, raw, json]) part.end();
    clients.end();
  }
}
