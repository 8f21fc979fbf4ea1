/**
 * What gives cause for alarm at this moment, read from the world. An alarm is about what has just gone wrong: what has been so for
 * a day stands on a list and is no alarm any more.
 */
import type { Order } from '../order/order.ts';
import { orderClock, orderLamp } from '../order/order-lamp.ts';
import type { SensorLevel } from '../sensor/sensor.ts';
import { missedBy } from '../whistle/overdue.ts';
import type { Whistle } from '../whistle/whistle.ts';
import type { World } from '../world.ts';
import { type Alarm, alarmId } from './alarm.ts';
import type { AlarmLevel } from './codes.ts';

const MINUTE = 60_000;
const NEWS_MS = 24 * 60 * MINUTE;
/** What answers again so soon was never lost. */
const LOST_AFTER_MS = 5 * MINUTE;
const SILENT_AFTER_MS = 10 * MINUTE;

/** What the rules must know besides the world. */
export interface Watch {
  readonly now: number;
  readonly town: { readonly code: string; readonly path: string };
  /** When positions were last heard; null: not since the gateway started, so nobody can say. */
  readonly positionsAt: number | null;
}

export type Cause = Pick<Alarm, 'id' | 'path' | 'cause' | 'level' | 'about' | 'weight'> &
  Pick<Alarm, 'grid' | 'confidential'>;

type Told = Pick<Cause, 'cause' | 'level'> & Partial<Pick<Cause, 'weight' | 'confidential'>>;
const causeOf = (
  { id, path, grid }: { readonly id: string; readonly path: string; readonly grid: string | null },
  { cause, level, weight = 1, confidential = false }: Told,
): Cause => ({
  ...{ id: alarmId(cause, id), about: id, path, grid },
  ...{ cause, level, weight, confidential },
});

const isNews = (since: number, now: number, after = 0): boolean =>
  now - since >= after && now - since <= NEWS_MS;

/** 紧急 and 特急 wake people; the others are a chime. */
const LATE_LEVELS: Readonly<Record<Order['urgency'], AlarmLevel>> = {
  1: 'YELLOW',
  2: 'YELLOW',
  3: 'ORANGE',
  4: 'RED',
};

const lateOrders = ({ orders }: World, { now }: Watch): Cause[] =>
  [...orders.values()]
    .filter((order) => orderLamp(order, now) === 'late')
    .filter((order) => isNews(orderClock(order)?.dueAt ?? now, now))
    .map((order) =>
      causeOf(order, {
        cause: 'ORDER_LATE',
        level: LATE_LEVELS[order.urgency],
        confidential: order.confidential,
      }),
    );

const SOUNDING: readonly Whistle['state'][] = ['BLOWN', 'ALL_SIGNED', 'IN_PROGRESS'];

const unansweredWhistles = ({ whistles, orders }: World, { now }: Watch): Cause[] =>
  [...whistles.values()].flatMap((whistle) => {
    const { state, blownAt, members, kind, path, id, order, confidential } = whistle;
    const silent = members.filter((member) => missedBy(member, now).length > 0).length;
    if (!SOUNDING.includes(state) || silent === 0 || !isNews(blownAt ?? now, now)) return [];
    const grid = orders.get(order)?.grid ?? null;
    const level = kind === 'EMERGENCY' ? 'RED' : 'ORANGE';
    const told = { cause: 'WHISTLE_UNANSWERED', level, weight: silent, confidential } as const;
    return [causeOf({ id, path, grid }, told)];
  });

const LINES: Readonly<Record<SensorLevel, { level: AlarmLevel; weight: number } | undefined>> = {
  NORMAL: undefined,
  BLUE: undefined,
  YELLOW: { level: 'YELLOW', weight: 1 },
  ORANGE: { level: 'ORANGE', weight: 2 },
  RED: { level: 'RED', weight: 3 },
};

const sensorCauses = ({ sensors }: World, { now }: Watch): Cause[] =>
  [...sensors.values()].flatMap((sensor) => {
    const { online, at, silentSince } = sensor;
    if (!online)
      return silentSince !== null && isNews(silentSince, now, SILENT_AFTER_MS)
        ? [causeOf(sensor, { cause: 'SENSOR_SILENT', level: 'BLUE' })]
        : [];
    const line = LINES[sensor.level];
    return line && isNews(at ?? now, now)
      ? [causeOf(sensor, { cause: 'SENSOR_CROSSED', ...line })]
      : [];
  });

const lostCameras = ({ cameras }: World, { now }: Watch): Cause[] =>
  [...cameras.values()]
    .filter(({ online, since }) => !online && isNews(since, now, LOST_AFTER_MS))
    .map((camera) => causeOf(camera, { cause: 'CAMERA_LOST', level: 'YELLOW' }));

const callsForHelp = ({ workers }: World): Cause[] =>
  [...workers.values()]
    .filter(({ sos }) => sos !== null)
    .map(({ id, path, grids }) =>
      causeOf({ id, path, grid: grids[0] ?? null }, { cause: 'SOS', level: 'RED' }),
    );

/** Nobody is heard although somebody is out there. Until the first is heard after a start it stays as it was. */
function silentPositions({ workers, alarms }: World, { now, town, positionsAt }: Watch): Cause[] {
  const id = alarmId('POSITIONS_SILENT', town.code);
  const stands = alarms.get(id)?.overAt === null;
  const silent = positionsAt === null ? stands : now - positionsAt > SILENT_AFTER_MS;
  if (!silent || ![...workers.values()].some(({ onShift }) => onShift)) return [];
  return [
    causeOf(
      { id: town.code, path: town.path, grid: null },
      { cause: 'POSITIONS_SILENT', level: 'ORANGE' },
    ),
  ];
}

export const causesOf = (world: World, watch: Watch): Cause[] => [
  ...callsForHelp(world),
  ...lateOrders(world, watch),
  ...unansweredWhistles(world, watch),
  ...sensorCauses(world, watch),
  ...lostCameras(world, watch),
  ...silentPositions(world, watch),
];
