/** Alarms (DOMAIN §6.9): what raises one, and that nothing rings twice, is forgotten, or lies aside for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '#domain/access/viewer.ts';
import { type Alarm, seesAlarm } from '#domain/alarm/alarm.ts';
import { causesOf } from '#domain/alarm/causes.ts';
import { ALARM_COMMANDS } from '#domain/alarm/commands.ts';
import { dueAlarms } from '#domain/alarm/due.ts';
import { fold } from '#domain/fold.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { changesOf, draftOf, emptyWorld, type OpenWorld, publish } from '#domain/world.ts';
import { blankOrder } from '../support/blank-order.ts';
import { around, viewerOf } from '../support/decide.ts';

const NOW = Date.parse('2022-10-25T14:30+08:00');
const MINUTE = 60_000;
const TOWN = { code: 't', path: '/t/' };
const clock = (dueAt: number) => ({
  start: dueAt - 60 * MINUTE,
  limit: { kind: 'NAT', minutes: 60 } as const,
  warnAt: dueAt - 10 * MINUTE,
  dueAt,
});
const late = (urgency: 1 | 2 | 3 | 4, minutes = 1) =>
  blankOrder({ state: 'HANDLING', urgency, handle: clock(NOW - minutes * MINUTE) });
const camera = (online: boolean, since: number) =>
  ({ id: 'c', version: 1, path: '/t/a/g/', grid: 'g', online, since }) as never;

/** A town whose alarms ring, minute by minute. */
class Town {
  readonly world: OpenWorld = emptyWorld();
  readonly rung: string[] = [];
  now = NOW;
  #seq = 0;

  happen(events: readonly NewEvent[], by = 'SYSTEM-00'): void {
    for (const event of events) {
      this.#seq += 1;
      const draft = draftOf(this.world, () => this.#seq);
      fold(draft, event, { seq: this.#seq, at: this.now, by });
      publish(this.world, changesOf(draft));
      this.rung.push(event.type.slice('alarm.'.length));
    }
  }
  /** What happens by itself in the next minutes. */
  wait(minutes = 0, positionsAt: number | null = null): string[] {
    const before = this.rung.length;
    for (let i = 0; i <= minutes; i++) {
      if (i > 0) this.now += MINUTE;
      this.happen(dueAlarms(this.world, { now: this.now, town: TOWN, positionsAt }));
    }
    return this.rung.slice(before);
  }
  give(name: string, input: object, role: Role = 'DUTY_CHIEF'): string {
    const command = ALARM_COMMANDS.find((one) => one.name === name);
    const viewer = viewerOf(role);
    const outcome = command?.decide(
      this.world,
      undefined,
      { id: this.alarm.id, ...input } as never,
      around(viewer, this.now),
    );
    if (!outcome?.ok) return outcome?.reason ?? 'none';
    this.happen(outcome.events, viewer.post);
    return 'ok';
  }
  get alarm(): Alarm {
    const [alarm] = this.world.alarms.values();
    if (!alarm) throw new Error('nothing rings');
    return alarm;
  }
}
const townWith = (order = late(3)): Town => {
  const town = new Town();
  town.world.orders.put(order);
  town.wait();
  return town;
};
const acknowledge = (town: Town, role?: Role) =>
  town.give('alarm.acknowledge', { action: 'SENT' }, role);
const shelve = (town: Town, minutes: number) =>
  town.give('alarm.shelve', { reason: 'KNOWN', minutes });

describe('what gives cause', () => {
  const causes = (fill: (world: OpenWorld) => void, positionsAt: number | null = null) => {
    const world = emptyWorld();
    fill(world);
    return causesOf(world, { now: NOW, town: TOWN, positionsAt }).map(
      ({ id, level, weight }) => `${id} ${level} ${weight}`,
    );
  };

  test('a red lamp, by urgency, while it is news', () => {
    const of = (...given: Parameters<typeof late>) => causes((w) => w.orders.put(late(...given)));
    expect(([1, 2, 3, 4] as const).map((urgency) => of(urgency).join())).toEqual([
      'ORDER_LATE.o YELLOW 1',
      'ORDER_LATE.o YELLOW 1',
      'ORDER_LATE.o ORANGE 1',
      'ORDER_LATE.o RED 1',
    ]);
    expect(of(4, 0)).toEqual([]);
    expect(of(4, 24 * 60)).toHaveLength(1);
    expect(of(4, 24 * 60 + 1)).toEqual([]);
  });

  test('a camera lost for five minutes, and for no longer than a day', () => {
    const of = (online: boolean, minutes: number) =>
      causes((w) => w.cameras.put(camera(online, NOW - minutes * MINUTE)));
    expect(of(false, 4)).toEqual([]);
    expect(of(false, 5)).toEqual(['CAMERA_LOST.c YELLOW 1']);
    expect(of(true, 5)).toEqual([]);
    expect(of(false, 24 * 60 + 1)).toEqual([]);
  });

  test('a sensor over a line or silent', () => {
    const of = (patch: object) =>
      causes((w) =>
        w.sensors.put({
          ...{ id: 's', version: 1, path: '/t/a/g/', grid: 'g', at: NOW, online: true },
          ...{ level: 'NORMAL', silentSince: null, ...patch },
        } as never),
      ).join();
    expect(['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED'].map((level) => of({ level }))).toEqual([
      '',
      '',
      'SENSOR_CROSSED.s YELLOW 1',
      'SENSOR_CROSSED.s ORANGE 2',
      'SENSOR_CROSSED.s RED 3',
    ]);
    expect(of({ online: false, silentSince: NOW - 10 * MINUTE })).toBe('SENSOR_SILENT.s BLUE 1');
    expect(of({ online: false, silentSince: NOW - 9 * MINUTE })).toBe('');
  });

  test('a whistle that organisations leave unanswered, with how many', () => {
    const member = (signDue: number) => ({
      ...{ state: 'TO_SIGN', signDue, contactDue: null, reportDue: null, rulingDue: null },
    });
    const of = (kind: string, state: string) =>
      causes((w) =>
        w.whistles.put({
          ...{ id: 'w', version: 1, path: '/t/a/g/', order: 'o', confidential: false },
          ...{ kind, state, blownAt: NOW - 60 * MINUTE },
          members: [member(NOW - 1), member(NOW - 2), member(NOW)],
        } as never),
      );
    expect(of('ROUTINE', 'BLOWN')).toEqual(['WHISTLE_UNANSWERED.w ORANGE 2']);
    expect(of('EMERGENCY', 'BLOWN')).toEqual(['WHISTLE_UNANSWERED.w RED 2']);
    expect(of('ROUTINE', 'CLOSED')).toEqual([]);
  });

  test('a call for help, and silence of everybody who is out there', () => {
    const crew =
      (sos: object | null, onShift = true) =>
      (w: OpenWorld) =>
        w.workers.put({
          ...{ id: 'w-1', version: 1, path: '/t/a/' },
          grids: ['g'],
          onShift,
          sos,
        } as never);
    expect(causes(crew({ at: NOW, point: null }))).toEqual(['SOS.w-1 RED 1']);
    expect(causes(crew(null), NOW - 10 * MINUTE)).toEqual([]);
    expect(causes(crew(null), NOW - 10 * MINUTE - 1)).toEqual(['POSITIONS_SILENT.t ORANGE 1']);
    expect(causes(crew(null, false), NOW - 60 * MINUTE)).toEqual([]);
  });
});

describe('an alarm', () => {
  test('is raised once for its cause, and over with it', () => {
    const town = townWith();
    expect(town.wait(5)).toEqual([]);
    expect(town.alarm).toMatchObject({ state: 'RAISED', level: 'ORANGE', count: 1, about: 'o' });
    town.world.orders.put(blankOrder({ state: 'HANDLED' }));
    expect(town.wait(2)).toEqual(['over']);
    expect(town.alarm).toMatchObject({ state: 'OVER', overAt: town.now - 2 * MINUTE });
    expect(town.wait(24 * 60)).toEqual(['left']);
    expect(town.world.alarms.size).toBe(0);
  });

  test('that nobody answers is told to the duty chief, then to the leader: red after 3 and 10 minutes, orange after 10 and 30', () => {
    for (const [urgency, first, second] of [
      [4, 3, 10],
      [3, 10, 30],
    ] as const) {
      const town = townWith(late(urgency));
      expect(town.wait(first - 1)).toEqual([]);
      expect(town.wait(1)).toEqual(['escalated']);
      expect(town.wait(second - first)).toEqual(['escalated']);
      expect(town.alarm.told).toEqual([
        { to: 'DUTY_CHIEF', at: NOW + first * MINUTE },
        { to: 'LEADER', at: NOW + second * MINUTE },
      ]);
      expect(town.wait(60)).toEqual([]);
    }
    expect(townWith(late(2)).wait(120)).toEqual([]);
  });

  test('that was answered is carried no further, and remembers who did what', () => {
    const town = townWith(late(4));
    expect(acknowledge(town)).toBe('ok');
    expect(town.wait(60)).toEqual([]);
    const { answer, state } = town.alarm;
    expect([state, answer]).toEqual([
      'ACKNOWLEDGED',
      { at: NOW, by: viewerOf('DUTY_CHIEF').post, action: 'SENT' },
    ]);
    expect(acknowledge(town)).toBe('alarm.answered');
  });

  test('red is the chief’s or the leader’s to answer, and waits for it though it is over', () => {
    const town = townWith(late(4));
    expect(acknowledge(town, 'DISPATCHER')).toBe('alarm.needs-chief');
    town.world.orders.put(blankOrder({ state: 'HANDLED' }));
    expect(town.wait(20)).toEqual(['over', 'escalated', 'escalated']);
    expect(town.alarm.state).toBe('RAISED');
    expect(acknowledge(town, 'LEADER')).toBe('ok');
    expect(town.alarm.state).toBe('OVER');
    expect(acknowledge(townWith(late(3)), 'DISPATCHER')).toBe('ok');
  });

  test('laid aside it is silent, and comes back when its time is over', () => {
    const town = townWith(late(4));
    expect(shelve(town, 30)).toBe('ok');
    expect(town.wait(29)).toEqual([]);
    expect(town.wait(1)).toEqual(['returned']);
    expect(town.alarm).toMatchObject({ state: 'RAISED', raisedAt: town.now, told: [] });
    expect(town.wait(3)).toEqual(['escalated']);
    shelve(town, 60);
    town.world.orders.put(blankOrder({ state: 'HANDLED' }));
    expect(town.wait(60)).toEqual(['over']);
    expect(shelve(town, 5)).toBe('alarm.over');
  });

  test('that comes again within ten minutes is the same, answered as it was; later it rings anew', () => {
    const flapping = (gap: number) => {
      const town = new Town();
      town.world.cameras.put(camera(false, NOW - 5 * MINUTE));
      town.wait();
      acknowledge(town);
      town.world.cameras.put(camera(true, NOW));
      town.wait();
      town.now += gap * MINUTE;
      town.world.cameras.put(camera(false, town.now - 5 * MINUTE));
      expect(town.wait()).toEqual(['raised']);
      const { state, count, total } = town.alarm;
      return [state, count, total];
    };
    expect(flapping(10)).toEqual(['ACKNOWLEDGED', 2, 2]);
    expect(flapping(11)).toEqual(['RAISED', 1, 2]);
  });

  test('answered, rings again when it grows graver', () => {
    const town = new Town();
    const sensor = (level: string) =>
      town.world.sensors.put({
        ...{ id: 's', version: 1, path: '/t/a/g/', grid: 'g', at: NOW, online: true },
        ...{ level, silentSince: null },
      } as never);
    sensor('YELLOW');
    town.wait();
    acknowledge(town);
    sensor('RED');
    expect(town.wait()).toEqual(['repeated']);
    expect(town.alarm).toMatchObject({ state: 'RAISED', level: 'RED', count: 2, answer: null });
    sensor('YELLOW');
    expect(town.wait()).toEqual([]);
  });
});

test('for all: however causes come and go and whoever answers, what is due is due once, and ringing has a cause or is red', () => {
  const deeds = fc.constantFrom(
    'late',
    'done',
    'lost',
    'found',
    'answer',
    'shelve',
    'wait',
    'long',
  );
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 40 }), fc.constantFrom(1, 3, 4), (list, urgency) => {
      const town = new Town();
      for (const deed of list) {
        if (deed === 'late')
          town.world.orders.put({ ...late(urgency as 1), handle: clock(town.now - MINUTE) });
        if (deed === 'done') town.world.orders.put(blankOrder({ state: 'HANDLED' }));
        if (deed === 'lost') town.world.cameras.put(camera(false, town.now - 5 * MINUTE));
        if (deed === 'found') town.world.cameras.put(camera(true, town.now));
        if (town.world.alarms.size > 0 && deed === 'answer') acknowledge(town);
        if (town.world.alarms.size > 0 && deed === 'shelve') shelve(town, 20);
        if (deed === 'wait') town.now += 4 * MINUTE;
        if (deed === 'long') town.now += 40 * MINUTE;
        const watch = { now: town.now, town: TOWN, positionsAt: null };
        town.wait();
        expect(dueAlarms(town.world, watch)).toEqual([]);
        const caused = new Set(causesOf(town.world, watch).map(({ id }) => id));
        for (const { id, state, overAt, level } of town.world.alarms.values()) {
          expect(overAt === null).toBe(caused.has(id));
          if (state === 'RAISED' && overAt !== null) expect(level).toBe('RED');
        }
      }
    }),
  );
});

test('whoever sees the thing sees its alarm; of a confidential order nobody else', () => {
  const { alarm } = townWith();
  const sees = (patch: Partial<Alarm>, role: Role, scope = '/t/') =>
    seesAlarm({ ...alarm, ...patch }, { ...viewerOf(role), scopes: [scope] });
  expect(sees({}, 'COMMUNITY', '/t/a/')).toBe(true);
  expect(sees({}, 'COMMUNITY', '/t/b/')).toBe(false);
  expect(sees({ confidential: true }, 'COMMUNITY')).toBe(false);
  expect(sees({ confidential: true }, 'WALL')).toBe(true);
  expect(sees({ cause: 'CAMERA_LOST' }, 'OPERATOR')).toBe(false);
  expect(sees({}, 'DEPT')).toBe(false);
});
