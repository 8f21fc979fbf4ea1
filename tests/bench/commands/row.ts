/** Row 11: durable commands. In process beside a gathered fdatasync and PostgreSQL; over HTTP beside an empty route with the same commit. */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare, type Spread, spreadOf } from '../rounds.ts';
import { clientsProcess } from './clients.ts';
import { engineProcess, fileProcess, type Run } from './in-process.ts';
import type { Wish } from './mix.ts';
import { emptyProcess, gatewayProcess } from './over-http.ts';
import { openPostgres } from './postgres.ts';

export const COMMAND_PARTS = {
  'commands-engine': engineProcess,
  'commands-file': fileProcess,
  'commands-gateway': gatewayProcess,
  'commands-empty': emptyProcess,
  'commands-clients': clientsProcess,
};

const ROW = '11 commands';
const SIZES = [
  { hands: 1, count: 300 },
  { hands: 64, count: 3_000 },
  { hands: 512, count: 6_000 },
] as const;
const WARM = { hands: 64, count: 3_000 };
const PEER_HANDS = 16;

type Size = (typeof SIZES)[number] | { hands: number; count: number };

async function inProcess(figures: Figure[]): Promise<void> {
  const [ours, file] = [new Part('commands-engine'), new Part('commands-file')];
  const postgres = await openPostgres();
  const mine = async ({ hands, count }: Size) => {
    await ours.ask('prepare', count);
    return (await ours.ask<Run>('run', hands)).perSecond;
  };
  // A file takes so much more in a second that the same count would be over in a few syncs.
  const limit = async ({ hands, count }: Size) =>
    (await file.ask<Run>('run', { hands, count: hands > 1 ? 10 * count : count })).perSecond;
  try {
    await ours.ask('open');
    await mine(WARM);
    await limit(WARM);
    for (const size of SIZES) {
      const {
        ours: own,
        limit: most,
        ratio,
        thrown,
      } = await compare(
        () => limit(size),
        () => mine(size),
      );
      figures.push({
        row: ROW,
        what: `in process, ${size.hands} at once`,
        unit: 'commands/s',
        ours: own,
        against: { name: 'gathered fdatasync', value: most, ratio },
        goal: '≥ 0.5 ×',
        met: ratio.median >= 0.5,
        note: `${thrown} thrown away`,
      });
    }
    figures.push(await besidePostgres(postgres, mine));
  } finally {
    await postgres?.end();
    await Promise.allSettled([ours.ask('end'), file.ask('end')]);
  }
}

async function besidePostgres(
  postgres: Awaited<ReturnType<typeof openPostgres>>,
  mine: (size: Size) => Promise<number>,
): Promise<Figure> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  await postgres?.run(200);
  for (let round = 0; round < 5; round++) {
    ours.push(await mine({ hands: PEER_HANDS, count: 4_000 }));
    if (postgres) theirs.push(await postgres.run(400));
  }
  const ratio = spreadOf(ours.map((value, i) => value / (theirs[i] ?? Number.NaN)));
  return {
    row: ROW,
    what: `in process, ${PEER_HANDS} at once`,
    unit: 'commands/s',
    ours: spreadOf(ours),
    ...(postgres
      ? { against: { name: 'PostgreSQL, 16 clients', value: spreadOf(theirs), ratio } }
      : {}),
    goal: '≥ 4 ×',
    met: postgres ? ratio.median >= 4 : null,
    ...(postgres ? {} : { note: 'no PostgreSQL on this machine' }),
  };
}

async function overHttp(figures: Figure[]): Promise<void> {
  const clients = new Part('commands-clients');
  const contenders = { ours: new Part('commands-gateway'), empty: new Part('commands-empty') };
  const ports = { ours: 0, empty: 0 };
  const cpu: Record<'ours' | 'empty', number[]> = { ours: [], empty: [] };
  const run = async (who: 'ours' | 'empty', { hands, count }: Size) => {
    const wishes = await contenders[who].ask<Wish[]>('prepare', count);
    const seconds = await clients.ask<number>('run', { port: ports[who], hands, wishes });
    cpu[who].push(await contenders[who].ask<number>('cost'));
    return count / seconds;
  };
  try {
    for (const who of ['ours', 'empty'] as const) {
      ports[who] = await contenders[who].ask<number>('open');
      await clients.ask('signIn', ports[who]);
      await run(who, WARM);
    }
    for (const size of SIZES) {
      cpu.ours = [];
      cpu.empty = [];
      const { ours, limit, ratio, thrown } = await compare(
        () => run('empty', size),
        () => run('ours', size),
      );
      const [own, least] = [spreadOf(cpu.ours), spreadOf(cpu.empty)];
      figures.push({
        row: ROW,
        what: `over HTTP, ${size.hands} connections`,
        unit: 'commands/s',
        ours,
        against: { name: 'empty route, same commit', value: limit, ratio },
        goal: '≥ 0.6 ×',
        met: ratio.median >= 0.6,
        note: `${thrown} thrown away; server CPU ${cpuNote(own, least)}`,
      });
    }
  } finally {
    await Promise.allSettled(Object.values(contenders).map((part) => part.ask('end')));
    clients.end();
  }
}

const cpuNote = (ours: Spread, least: Spread): string =>
  `${ours.median.toFixed(0)} µs a command, empty ${least.median.toFixed(0)} µs`;

export async function benchCommands(): Promise<Figure[]> {
  const figures: Figure[] = [];
  await inProcess(figures);
  await overHttp(figures);
  return figures;
}
