/** Names and words for what the world holds as codes, in the reader's language and the town's zone. */
import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#app/live/call.ts';
import { sessionStore } from '#app/state/session-store.ts';
import { worldStore } from '#app/state/world-store.ts';
import type { Role } from '#domain/access/viewer.ts';
import type { OrderState } from '#domain/order/flow.ts';
import { CONCEALED } from '#domain/order/order.ts';
import { dayOf } from '#domain/time/day.ts';
import type { Label, Language, Town } from '#domain/town/town.ts';
import { tell, tellPost, tellTime, tellWorker, WORDS } from '#wire/tell.ts';
import { languageNow } from './i18n.ts';
import { spanOf } from './spans.ts';

type HeldTown = ReturnType<typeof sessionStore.getState>['town'];

/**
 * A teller reads the world when asked; who shows what it says re-renders with the shelf it belongs to. Grids, areas and
 * categories hardly ever change, so their names need no subscription of their own.
 */
function tellingOf(i18n: I18n, language: Language, town: HeldTown) {
  const t = i18n.getFixedT(language);
  const zone = town?.town.zone ?? 'UTC';
  const { world } = worldStore;
  const words = WORDS[language];
  const categories = new Map(town?.categories.map(({ code, name }) => [code, name[language]]));
  const shorts = new Map(town?.categories.map(({ code, short }) => [code, short?.[language]]));
  const departments = new Map(town?.departments.map(({ code, short }) => [code, short[language]]));
  const workerNo = (id: string) => world.workers.get(id)?.no;
  const span = (ms: number): string => {
    const length = spanOf(ms);
    switch (length.unit) {
      case 'dh':
        return t('span.dh', { d: length.d, h: length.h });
      case 'hm':
        return t('span.hm', { h: length.h, m: String(length.m).padStart(2, '0') });
      case 'h':
        return t('span.h', { h: length.h });
      case 'm':
        return t('span.m', { m: length.m });
      case 's':
        return t('span.s', { s: length.s });
    }
  };
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...parts });
  const date = format({
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = format({ month: 'long', day: 'numeric', weekday: 'short' });
  const shortDay = format({ month: 'numeric', day: 'numeric' });
  const fullDay = format({ year: 'numeric', month: 'numeric', day: 'numeric' });
  const clock = format({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const number = new Intl.NumberFormat(language);
  const category = (code: string): string =>
    code === CONCEALED ? t('order.concealed') : (categories.get(code) ?? code);
  const communityOf = (id: string): string => {
    for (const { community, short } of world.grids.values())
      if (community === id) return short[language].replace(/\s*\d+$/, '');
    return world.areas.get(id)?.name[language] ?? id;
  };
  return {
    language,
    label: (label: Label): string => label[language],
    /** The line under every screen with a map. */
    mapNotice: ({ notice, mapApprovalNo, mapDataSource, coordinateSystem }: Town): string =>
      [
        notice[language],
        mapApprovalNo && t('map.approval', { no: mapApprovalNo }),
        mapDataSource && t('map.source', { source: mapDataSource[language] }),
        coordinateSystem && t('map.system', { system: coordinateSystem }),
      ]
        .filter(Boolean)
        .join(' · '),
    number: (value: number): string => number.format(value),
    time: (instant: number): string => tellTime(instant, { language, zone }),
    date: (instant: number): string => date.format(instant),
    day: (instant: number): string => day.format(instant),
    fullDay: (instant: number): string => fullDay.format(instant),
    shortDay: (instant: number): string => shortDay.format(instant),
    isToday: (instant: number, now: number): boolean => dayOf(instant, zone) === dayOf(now, zone),
    /** The time; of another day than `now`, the day too. */
    when: (instant: number, now: number): string =>
      dayOf(instant, zone) === dayOf(now, zone)
        ? tellTime(instant, { language, zone })
        : date.format(instant),
    clock: (instant: number): string => clock.format(instant),
    span,
    category,
    /** Where there is little room. */
    categoryShort: (code: string): string => shorts.get(code) ?? category(code),
    grid: (id: string): string =>
      id === '' ? t('order.outside') : (world.grids.get(id)?.short[language] ?? id),
    area: (id: string): string => world.areas.get(id)?.name[language] ?? id,
    /** The grid or area at the end of a path. */
    place: (path: string): string => {
      const id = path.split('/').at(-2) ?? path;
      return (world.grids.get(id)?.short ?? world.areas.get(id)?.name)?.[language] ?? id;
    },
    /** The same where there is little room: a community as its grids are called. */
    placeShort: (path: string): string => {
      const id = path.split('/').at(-2) ?? path;
      return world.grids.get(id)?.short[language] ?? communityOf(id);
    },
    /** A community as its grids are called, without their numbers. */
    community: communityOf,
    list: (names: readonly string[]): string =>
      new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
    /** A worker outside the reader's lens is a worker all the same. */
    worker: (id: string | null): string =>
      id !== null && workerNo(id) === undefined
        ? words.roles.GRID_WORKER
        : tellWorker(id === null ? undefined : workerNo(id), language),
    /** Its short name, as on a light. */
    org: (code: string): string => departments.get(code) ?? code,
    /** Where there is little room, a village's committee by the village's name. */
    orgShort: (code: string): string =>
      world.areas.get(code) ? communityOf(code) : (departments.get(code) ?? code),
    workerShort: (id: string): string =>
      workerNo(id) === undefined
        ? words.roles.GRID_WORKER
        : t('queue.workerNo', { no: String(workerNo(id)).padStart(2, '0') }),
    state: (state: OrderState): string => words.states[state],
    role: (role: Role): string => words.roles[role],
    roles: (roles: readonly Role[]): string =>
      new Intl.ListFormat(language, { type: 'disjunction' }).format(
        roles.map((role) => words.roles[role]),
      ),
    post: (post: string): string => tellPost(post, language),
    trouble: ({ reason, params }: Trouble): string =>
      reason === 'line.silent' || reason === 'line.garbled'
        ? t(reason)
        : tell({ reason, params }, { language, zone, workerNo }),
  };
}
export type Telling = ReturnType<typeof tellingOf>;

let made:
  | { readonly language: Language; readonly town: HeldTown; readonly telling: Telling }
  | undefined;

/** One for all who ask: its formatters are dear, and a list asks once a row. */
export function useTelling(): Telling {
  const { i18n } = useTranslation();
  const town = sessionStore((held) => held.town);
  const language = languageNow();
  if (made?.language !== language || made.town !== town)
    made = { language, town, telling: tellingOf(i18n, language, town) };
  return made.telling;
}
