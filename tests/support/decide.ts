/** Commands decided and folded without a gateway: the pure heart alone. What is folded also has to fit its own schema. */
import { readFileSync } from 'node:fs';
import { judge } from '#domain/access/judge.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { commandOf, eventOf } from '#domain/catalogue.ts';
import type { Circumstance, Command } from '#domain/contract.ts';
import { fold, type JournalEvent } from '#domain/fold.ts';
import { type NewEvent, type Outcome, refuse } from '#domain/kernel/outcome.ts';
import { ruleBooks } from '#domain/rules/rule-book.ts';
import { calendarData, workCalendar } from '#domain/time/calendar.ts';
import { changesOf, draftOf, type OpenWorld, parseThing, publish } from '#domain/world.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const ZONE = 'Asia/Shanghai';
export const calendar = workCalendar({
  data: calendarData.parse(read('data/calendars/cn.json')),
  zone: ZONE,
});
const [rules] = ruleBooks.parse(read('data/dictionaries/rules.json'));
if (!rules) throw new Error('no rules');

/** An instant in the town's zone: `at('2022-09-19T09:00')`. */
export const at = (text: string): number => Date.parse(`${text}+08:00`);
/** As the town's wall shows it. */
export const told = (instant: number | null): string | null =>
  instant === null
    ? null
    : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const TOWN = '/320506108/';
const ORGS = ['MARKET', 'FOOD', 'TOURISM', 'POLICE', 'FIRE', '320506108205'];

export const viewerOf = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  role,
  post: `${role}-01`,
  scopes: role === 'DEPT' ? [] : [TOWN],
  worker: null,
  org: null,
  ...more,
});

let ids = 0;

/** What surrounds a decision of this viewer at this instant. */
export const around = (
  { post, role, worker, org }: Viewer,
  now: number,
  more: Partial<Circumstance> = {},
): Circumstance => ({
  now,
  by: post,
  role,
  worker,
  org,
  zone: ZONE,
  orderPrefix: 'GF',
  townPath: TOWN,
  newId: () => {
    ids += 1;
    return `id-${String(ids).padStart(8, '0')}`;
  },
  calendar,
  rules,
  knowsCategory: () => true,
  knowsOrg: (code) => ORGS.includes(code),
  receives: (code) => code === 'DISTRICT_CENTRE',
  ...more,
});

const journals = new WeakMap<OpenWorld, JournalEvent[]>();
/** Everything that has happened in a world made by this harness. */
export function journalOf(world: OpenWorld): JournalEvent[] {
  const journal = journals.get(world) ?? [];
  journals.set(world, journal);
  return journal;
}

/** Folds events into the world; throws where data or thing do not fit their schemas to the letter. */
export function happen(
  world: OpenWorld,
  events: readonly NewEvent[],
  { now, by }: { now: number; by: string },
): void {
  const journal = journalOf(world);
  for (const event of events) {
    const kind = eventOf(event.type);
    if (!kind) throw new Error(`no such event: ${event.type}`);
    const data = JSON.parse(JSON.stringify(kind.data.parse(event.data)));
    if (JSON.stringify(data) !== JSON.stringify(kind.data.parse(data)))
      throw new Error(`${event.type} does not survive the journal`);
    const stamp = { seq: journal.length + 1, at: now, by };
    const draft = draftOf(world, () => stamp.seq);
    fold(draft, { type: event.type, data }, stamp);
    const changes = changesOf(draft);
    for (const { shelf, after } of changes) if (after) parseThing(shelf, after);
    publish(world, changes);
    journal.push({ ...stamp, type: event.type, v: kind.v, data });
  }
}

const known = (name: string): Command => {
  const command = commandOf(name);
  if (!command) throw new Error(`no such command: ${name}`);
  return command;
};

/** Decides a command and, when it is accepted, lets it happen. Who may give it is `judged`'s question. */
export function decide(
  world: OpenWorld,
  name: string,
  input: object,
  circumstance: Circumstance,
): Outcome {
  const command = known(name);
  const parsed = command.input.safeParse(input);
  if (!parsed.success)
    return refuse('request.invalid', { field: String(parsed.error.issues[0]?.path[0]) });
  const outcome = command.decide(world, undefined, parsed.data, circumstance);
  if (outcome.ok) happen(world, outcome.events, circumstance);
  return outcome;
}

/** The refusal of a viewer who may not give the command; undefined for one who may. */
export const judged = (world: OpenWorld, name: string, input: object, viewer: Viewer) =>
  judge(known(name), world, input, undefined, viewer);

/** As the gateway does it: first whether the viewer may, then the decision. */
export const give = (
  world: OpenWorld,
  name: string,
  input: object,
  viewer: Viewer,
  now: number,
): Outcome => judged(world, name, input, viewer) ?? decide(world, name, input, around(viewer, now));
