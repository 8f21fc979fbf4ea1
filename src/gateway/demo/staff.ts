/** Who acts in a demo: each chair of the watch, each worker, each organisation's officer, each community's clerk. */
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { postOf } from '../access/accounts.ts';
import type { TownFiles } from '../town/read-town.ts';
import type { WorkerRow } from '../town/rows.ts';

export interface Staff {
  chair(role: Role, no?: number): Viewer;
  worker(id: string): Viewer;
  officer(org: string): Viewer;
  /** Of the community a path lies in; the duty chief where there is none. */
  clerk(path: string): Viewer;
  /** The workers of a grid, full-time ones first. */
  inGrid(grid: string): readonly WorkerRow[];
  /** The workers of the community a path lies in; everybody where there are none. */
  nearby(path: string): readonly WorkerRow[];
}

/** The community of a path, as a path. */
const communityOf = (path: string): string => path.split('/').slice(0, 3).join('/');

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key) ?? [];
      group.push(item);
      groups.set(key, group);
    }
  return groups;
}

/** A viewer is made once: hundred thousand deeds ask for the same few. */
function remembered<K>(make: (key: K) => Viewer): (key: K) => Viewer {
  const known = new Map<K, Viewer>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

export function staffOf({ town, workers, departments }: TownFiles): Staff {
  const whole = [`/${town.code}/`];
  const byDuty = [...workers].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
  const byGrid = grouped(byDuty, ({ grids }) => grids);
  const byCommunity = grouped(workers, ({ path }) => [communityOf(path)]);
  const numbers = new Map(workers.map(({ id, no }) => [id, no]));
  const committees = departments.filter(({ kind }) => kind === 'COMMUNITY');
  const offices = departments.filter(({ kind }) => kind !== 'COMMUNITY');
  const chair = (role: Role, no = 1): Viewer => ({
    role,
    post: postOf(role, no),
    scopes: whole,
    worker: null,
    org: null,
  });
  const officer = remembered((org: string): Viewer => {
    const committee = committees.find(({ code }) => code === org);
    const peers = committee ? committees : offices;
    const no = Math.max(1, peers.findIndex(({ code }) => code === org) + 1);
    return committee
      ? { ...chair('COMMUNITY', no), scopes: [committee.path], org }
      : { ...chair('DEPT', no), scopes: [], org };
  });
  return {
    chair,
    inGrid: (grid) => byGrid.get(grid) ?? [],
    nearby: (path) => byCommunity.get(communityOf(path)) ?? workers,
    worker: remembered((id) => ({ ...chair('GRID_WORKER', numbers.get(id)), worker: id })),
    officer,
    clerk: (path) => {
      const own = committees.find((one) => path.startsWith(one.path));
      return own ? officer(own.code) : chair('DUTY_CHIEF');
    },
  };
}
