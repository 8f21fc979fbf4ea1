/** Who acts in a demo: each chair of the watch, each worker, each organisation's officer, each community's clerk. */
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { postOf } from '../access/accounts.ts';
import type { TownFiles } from '../town/read-town.ts';

export interface Staff {
  chair(role: Role, no?: number): Viewer;
  worker(id: string): Viewer;
  officer(org: string): Viewer;
  /** Of the community a path lies in; the duty chief where there is none. */
  clerk(path: string): Viewer;
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
    worker: remembered((id) => ({ ...chair('GRID_WORKER', numbers.get(id)), worker: id })),
    officer,
    clerk: (path) => {
      const own = committees.find((one) => path.startsWith(one.path));
      return own ? officer(own.code) : chair('DUTY_CHIEF');
    },
  };
}
