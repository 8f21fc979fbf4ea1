/**
 * The past of a demo as planned inputs: when each order is reported, of what, and where it is to stand when the demo begins. What
 * happens between is lived through the engine, and every figure is counted from that.
 */
import { promiseOf } from '#domain/order/clocks.ts';
import { type OrderState, STAGE_OF } from '#domain/order/flow.ts';
import { ruleBookAt, stageLimit } from '#domain/rules/rules.ts';
import type { WorkCalendar } from '#domain/time/calendar.ts';
import { dueAfter, portion } from '#domain/time/deadline.ts';
import { type Lamp, lampOf } from '#domain/time/lamp.ts';
import { chanceFrom } from '../chance.ts';
import type { DemoPlan, Ending } from '../town/demo-plan.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { Course } from './deeds/deed.ts';
import { DAY, HOUR, MINUTE } from './hours.ts';
import type { Matter, Matters } from './matters.ts';
import type { Rhythm } from './rhythm.ts';

export interface Planned {
  readonly name: string;
  readonly at: number;
  readonly matter: Matter;
  readonly kind: 'report' | 'double' | 'self';
  readonly course: Course;
}

export interface PastOptions {
  readonly plan: DemoPlan;
  readonly files: TownFiles;
  readonly calendar: WorkCalendar;
  readonly rhythm: Rhythm;
  readonly matters: Matters;
  readonly seed: number;
  readonly until: number;
}

/** How old an order may be that stands there, and how long it takes at least to get there; hours. */
interface Ages {
  readonly from: number;
  readonly to: number;
}
const AGES: Partial<Record<Ending, Ages>> = {
  REPORTED: { from: 0.05, to: 0.4 },
  VERIFYING: { from: 0.25, to: 1 },
  ACCEPTED: { from: 0.3, to: 0.6 },
  FILED: { from: 0.4, to: 0.7 },
  DISPATCHED: { from: 0.5, to: 1.5 },
  HANDLING: { from: 1.5, to: 30 * 24 },
  REOPENED: { from: 5.2, to: 3.5 * 24 },
  RETURNED: { from: 0.75, to: 0.95 },
  HANDLED: { from: 3, to: 6 * 24 },
  CHECKING: { from: 4, to: 7 * 24 },
  CHECKED: { from: 5, to: 8 * 24 },
  SUSPENDED: { from: 5, to: 50 * 24 },
};

/** What waits for one step, which has a limit of its own. */
const WAITS: readonly Ending[] = [
  'VERIFYING',
  'ACCEPTED',
  'FILED',
  'DISPATCHED',
  'HANDLED',
  'CHECKING',
  'CHECKED',
];

const STOPS: Partial<Record<Ending, Course['stop']>> = { REOPENED: 'HANDLING', RETURNED: 'FILED' };

/** Whether it is to be past its promise when the demo begins, near it, or well within. */
function* wishes({ overdue, near }: DemoPlan): Generator<Lamp, 'ok'> {
  for (let i = 0; i < overdue; i++) yield 'late';
  for (let i = 0; i < near; i++) yield 'warn';
  return 'ok';
}
const MAY_PRESS: readonly Ending[] = ['HANDLING', 'CHECKING', 'REOPENED'];
/** Some of what is overdue is so because nobody sent or signed it in time. */
const LEFT_LYING: Partial<Record<Ending, { readonly orders: number; readonly ages: Ages }>> = {
  FILED: { orders: 1, ages: { from: 1.4, to: 2 } },
  DISPATCHED: { orders: 2, ages: { from: 5.4, to: 6 } },
};

/** Of what was reported so long ago, the part that is closed by now: the younger, the less. */
const closedBy = (age: number): number => 1 - 0.85 * Math.exp(-age / (3.2 * DAY));

/** Of what may be days old, most is young; what is a matter of hours may be of any age in them. */
const ageOf = (least: number, most: number, drawn: number): number =>
  most > 2 * DAY
    ? least - Math.log(1 - drawn * 0.99) * (most / 4.5)
    : least * (most / least) ** drawn;

export function pastOf(options: PastOptions): Planned[] {
  const { plan, files, calendar, rhythm, matters, seed, until } = options;
  const since = Date.parse(plan.since);
  const whole = until - since;
  const chance = chanceFrom(seed);
  const all: Planned[] = [];

  const add = (at: number, matter: Matter, kind: Planned['kind'], course: Course) =>
    all.push({ name: `past-${all.length}`, at, matter, kind, course });

  const count = (ending: Ending): number => plan.orders[ending] ?? 0;
  const old = (plan.whistles?.daysAgo ?? []).filter((days) => days >= SETTLED_DAYS).length;

  // Those that have ended: over the whole time, thinner towards its end.
  const ended: Ending[] = (['VOID', 'REJECTED', 'MERGED', 'SELF', 'CLOSED'] as const).flatMap(
    (ending) =>
      Array.from({ length: count(ending) - (ending === 'CLOSED' ? old : 0) }, () => ending),
  );
  for (let i = ended.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [ended[i], ended[j]] = [ended[j] as Ending, ended[i] as Ending];
  }
  const last = until - Math.min(4.5 * HOUR, 0.5 * whole);
  const by = until - 3 * MINUTE;
  const instants = rhythm.instants(ended.length, since, last, chance, (at) => closedBy(until - at));
  for (const [i, ending] of ended.entries()) {
    const at = instants[i] ?? last;
    const matter = matters.of(`ended-${i}`, at, ending);
    const end = ending === 'SELF' ? 'CLOSED' : (ending as Course['ending']);
    const kind = ending === 'SELF' ? 'self' : ending === 'MERGED' ? 'double' : 'report';
    add(at, matter, kind, { ending: end, by });
  }

  // Those that are open: each as old as its state and its lamp want it.
  const lamps = wishes(plan);
  for (const [ending, ages] of Object.entries(AGES) as [Ending, Ages][])
    for (let i = 0; i < count(ending); i++) {
      const lying = LEFT_LYING[ending];
      const lies = lying && i < lying.orders && lamps.next().value === 'late' ? lying : undefined;
      const lamp = MAY_PRESS.includes(ending) ? (lamps.next().value ?? 'ok') : 'ok';
      const { at, matter } = open(`${ending}-${i}`, ending, lamp, lies?.ages ?? ages);
      const since = sinceOf(matter, ending, lies !== undefined);
      add(at, matter, 'report', {
        ending: ending === 'SUSPENDED' ? 'SUSPENDED' : 'CLOSED',
        stop: STOPS[ending] ?? (ending as Course['stop'] & string),
        by: ending === 'REOPENED' ? until - 20 * MINUTE : by,
        ...(since === undefined ? {} : { since }),
        ...(ending === 'RETURNED'
          ? { returns: 1 }
          : { returns: ending === 'SUSPENDED' ? 0 : undefined }),
        ...(ending === 'REOPENED' ? { unsolved: true } : {}),
      } as Course);
    }

  /** Tries until matter and age give the lamp that is wanted. */
  function open(name: string, ending: Ending, wanted: Lamp, { from, to }: Ages) {
    const least = Math.min(from * HOUR, 0.9 * whole);
    const most = Math.max(least * 1.01, Math.min(to * HOUR, 0.97 * whole));
    let found = { at: until - least, matter: matters.of(name, until - least, ending) };
    for (let tries = 0; tries < 300; tries++) {
      const age = Math.min(
        most,
        ageOf(least, most, wanted === 'late' ? chance() ** 0.4 : chance()),
      );
      const wide = Math.min(6 * HOUR, age * 0.1);
      const [oldest, youngest] = [Math.min(most, age + wide), Math.max(least, age - wide)];
      const [at] = rhythm.instants(1, until - oldest, until - youngest, chance);
      if (at === undefined) continue;
      const matter = matters.of(`${name}#${tries}`, at, ending);
      found = { at, matter };
      if (lampAt(at, matter, ending) === wanted) return found;
    }
    return found;
  }

  /** When it came to where it waits: lately, or so long ago that the limit of its state is over. */
  function sinceOf({ urgency }: Matter, ending: Ending, lies: boolean): number | undefined {
    const stage = WAITS.includes(ending) ? STAGE_OF[ending as OrderState] : undefined;
    if (!stage || stage === 'HANDLE') return undefined;
    const limit = stageLimit(ruleBookAt(files.books, until), stage, urgency);
    const waited = portion(limit, lies ? 1.1 + 0.6 * chance() : 0.6 * chance() ** 1.5);
    if (waited.kind === 'WD') return undefined;
    return Math.min(by, dueAfter(until, { ...waited, minutes: -waited.minutes }, calendar));
  }

  function lampAt(at: number, { category, urgency, source }: Matter, ending: Ending): Lamp {
    const filed = at + 14 * MINUTE;
    const rules = ruleBookAt(files.books, filed);
    const early = { REPORTED: 1, VERIFYING: 1, ACCEPTED: 1 }[ending as string];
    if (early) return 'ok';
    const promise = promiseOf({ category, urgency, source }, { now: filed, calendar, rules });
    return lampOf(promise, until);
  }

  for (const planned of whistled(options, by))
    add(planned.at, planned.matter, 'report', planned.course);
  return all.sort((a, b) => a.at - b.at);
}

/** A whistle this old has been settled; a younger one still sounds. */
export const SETTLED_DAYS = 9;
const CALLED_FOR = ['0901', '05', '0802', '0107', '0604'] as const;
const ASSISTS = [
  'ENFORCEMENT',
  'POLICE',
  'FIRE',
  'EMERGENCY',
  'MARKET',
  'ENVIRONMENT',
  'CITY',
  'BUILDING',
] as const;

/** The orders for which a whistle is blown. */
function whistled({ plan, files, until, seed, matters }: PastOptions, by: number) {
  const chance = chanceFrom(seed + 7);
  const list: Pick<Planned, 'at' | 'matter' | 'course'>[] = [];
  const { daysAgo = [], ringing } = plan.whistles ?? {};
  const known = new Set(files.departments.map(({ code }) => code));
  for (const [i, days] of daysAgo.entries()) {
    const at = until - days * DAY;
    const category = CALLED_FOR[i % CALLED_FOR.length] ?? '0901';
    const { grid } = matters.of(`whistle-${i}`, at);
    const rule = ruleBookAt(files.books, at).categories.find(({ code }) => code === category);
    const lead = rule?.leadDept ?? 'ENFORCEMENT';
    const assist = ASSISTS.filter(
      (code) => known.has(code) && code !== lead && chance() < 0.4,
    ).slice(0, 4);
    const committee = files.departments.find(({ code }) => code === grid.community);
    const call = {
      kind: 'ROUTINE',
      lead,
      assist: [...assist, ...(committee ? [committee.code] : [])],
    } as const;
    const open = days < SETTLED_DAYS ? { stop: 'JOINT' as const } : {};
    list.push({
      at,
      matter: { grid, category, source: 'DEPT', urgency: 1 },
      course: { ending: 'CLOSED', by, call, ...open },
    });
  }
  const grid = ringing && files.grids.find(({ id }) => id === ringing.grid);
  if (ringing && grid) {
    const blown = until - ringing.minutesAgo * MINUTE;
    const { kind, lead, members, category } = ringing;
    const assist = Object.keys(members).filter((code) => code !== lead);
    const call = { kind, lead, assist, at: blown - 3 * MINUTE, members };
    list.push({
      at: blown - 4 * HOUR,
      matter: { grid, category, source: 'DEPT', urgency: 3 },
      course: { ending: 'CLOSED', stop: 'JOINT', by: blown - 10 * MINUTE, call },
    });
  }
  return list;
}
