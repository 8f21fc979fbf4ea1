/** Who acts in the demo's morning: each chair of the watch, each worker, each organisation's officer. */
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { postOf } from '../access/accounts.ts';
import type { TownFiles } from '../town/read-town.ts';

export interface Staff {
  chair(role: Role): Viewer;
  worker(id: string): Viewer;
  officer(org: string): Viewer;
}

export function staffOf({ town, workers, departments }: TownFiles): Staff {
  const whole = [`/${town.code}/`];
  const chair = (role: Role, no = 1): Viewer => ({
    role,
    post: postOf(role, no),
    scopes: whole,
    worker: null,
    org: null,
  });
  return {
    chair,
    worker: (id) => ({
      ...chair('GRID_WORKER', workers.find((one) => one.id === id)?.no),
      worker: id,
    }),
    officer: (org) => {
      const kind = departments.find(({ code }) => code === org)?.kind;
      const role = kind === 'COMMUNITY' ? 'COMMUNITY' : 'DEPT';
      const peers = departments.filter(
        (one) => (one.kind === 'COMMUNITY') === (kind === 'COMMUNITY'),
      );
      const no = peers.findIndex(({ code }) => code === org) + 1;
      return { ...chair(role, no), scopes: [], org };
    },
  };
}
