/** Which screens there are, for whom, and where each role lands. */
import type { Role } from '#domain/access/viewer.ts';

export type ScreenPath = '/dispatch' | '/wall' | '/field' | '/video' | '/admin' | '/admin/import';

export const SCREEN_ROLES: Readonly<Record<ScreenPath, readonly Role[]>> = {
  '/dispatch': ['DUTY_CHIEF', 'DISPATCHER', 'OPERATOR', 'LEADER', 'COMMUNITY', 'DEPT'],
  '/wall': ['WALL', 'DUTY_CHIEF', 'DISPATCHER', 'OPERATOR', 'LEADER', 'COMMUNITY'],
  '/field': ['GRID_WORKER', 'GRID_LEADER'],
  '/video': ['DUTY_CHIEF', 'DISPATCHER', 'LEADER', 'COMMUNITY'],
  '/admin': ['SYS_ADMIN'],
  '/admin/import': ['SYS_ADMIN'],
};

const LANDING: Readonly<Record<Role, ScreenPath>> = {
  DUTY_CHIEF: '/dispatch',
  DISPATCHER: '/dispatch',
  OPERATOR: '/dispatch',
  LEADER: '/dispatch',
  DEPT: '/dispatch',
  COMMUNITY: '/dispatch',
  GRID_LEADER: '/field',
  GRID_WORKER: '/field',
  WALL: '/wall',
  SYS_ADMIN: '/admin',
};
export const landingOf = (role: Role): ScreenPath => LANDING[role];

/** Whether the role may open the screen of a path; paths that are no screen are for everyone. */
export const mayOpen = (role: Role, path: string): boolean =>
  SCREEN_ROLES[path as ScreenPath]?.includes(role) ?? true;
