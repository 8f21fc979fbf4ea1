/** The demo's accounts: one for each chair of a watch. They exist only in a demo. */
import { ROLES, type Role } from '#domain/access/viewer.ts';
import type { Account, Accounts, NewAccount } from '../access/accounts.ts';
import type { TownFiles } from '../town/read-town.ts';

export const DEMO_PASSWORD = 'demo-2022';

/** How many workers can be tried out. */
const WORKERS = 5;

const LANDINGS: Readonly<Record<Role, string>> = {
  DUTY_CHIEF: '/dispatch',
  DISPATCHER: '/dispatch',
  OPERATOR: '/dispatch',
  LEADER: '/dispatch',
  DEPT: '/dispatch',
  GRID_LEADER: '/field',
  COMMUNITY: '/dispatch',
  GRID_WORKER: '/field',
  WALL: '/wall',
  SYS_ADMIN: '/admin',
};
export const landingOf = (role: Role): string => LANDINGS[role];

/** A community's clerk is called after it: `yuli1` of Yuli Village. */
const clerkLogin = (name: string): string => `${name.split(' ')[0]?.toLowerCase() ?? 'clerk'}1`;

/** An office signs in under its code: `market1` of MARKET. */
const officeLogin = (code: string): string => `${code.toLowerCase().replace(/[^a-z]/g, '')}1`;

export function demoAccounts({ town, areas, workers, departments }: TownFiles): NewAccount[] {
  const whole = [`/${town.code}/`];
  const chair = (login: string, role: Role, no: number, scopes = whole): NewAccount => ({
    login,
    password: DEMO_PASSWORD,
    role,
    no,
    scopes,
    worker: null,
    org: null,
    demo: true,
  });
  const offices = departments.filter(({ kind }) => kind === 'DEPT' || kind === 'STATION');
  const communities = areas.filter(({ level }) => level === 'COMMUNITY');
  return [
    chair('chief1', 'DUTY_CHIEF', 1),
    chair('dispatcher1', 'DISPATCHER', 1),
    chair('dispatcher2', 'DISPATCHER', 2),
    chair('operator1', 'OPERATOR', 1),
    chair('leader1', 'LEADER', 1),
    ...communities.map(({ id, name, path }, i) => ({
      ...chair(clerkLogin(name.en), 'COMMUNITY', i + 1, [path]),
      org: departments.some(({ code }) => code === id) ? id : null,
    })),
    ...offices.map(({ code }, i) => ({
      ...chair(officeLogin(code), 'DEPT', i + 1, []),
      org: code,
    })),
    ...workers.slice(0, WORKERS).map(({ id, no, path, grids }) => ({
      ...chair(
        `worker${no}`,
        'GRID_WORKER',
        no,
        grids.map((grid) => `${path}${grid}/`),
      ),
      worker: id,
    })),
    chair('wall1', 'WALL', 1),
    chair('admin1', 'SYS_ADMIN', 1),
  ];
}

/** As the roles stand in their list, and by number within one. */
export const inOrderOfChairs = (accounts: readonly Account[]): Account[] =>
  accounts
    .filter(({ demo }) => demo === 1)
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.post < b.post ? -1 : 1));

/** Adds the chairs that are not there yet: a demo of an older make gets the new ones too. */
export async function addDemoAccounts(accounts: Accounts, files: TownFiles): Promise<void> {
  for (const account of demoAccounts(files))
    if (!accounts.taken(account)) await accounts.add(account);
}
