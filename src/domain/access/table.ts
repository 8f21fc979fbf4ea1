/**
 * The one authorisation table: each function of the house, who has it, and in which relation to the thing at hand. What has
 * no row here cannot be named by a command or a route, so it does not compile.
 */
import { type Role, type Viewer, within } from './viewer.ts';

/** `town`: on anything. `area`: within the viewer's areas. `own`: only what is assigned to the viewer. */
export type Relation = 'town' | 'area' | 'own';

/** The least a thing must tell so that a relation can be judged. */
export interface Placed {
  readonly path: string;
  readonly handler?: string | null;
}

type Row = Partial<Record<Role, Relation>>;

const EVERYONE_ON_DUTY = {
  DUTY_CHIEF: 'area',
  DISPATCHER: 'area',
  COMMUNITY: 'area',
  GRID_WORKER: 'area',
} as const satisfies Row;

export const PERMISSIONS = {
  'world.read': { ...EVERYONE_ON_DUTY, WALL: 'area', SYS_ADMIN: 'town' },
  'positions.read': { DUTY_CHIEF: 'area', DISPATCHER: 'area', COMMUNITY: 'area', WALL: 'area' },
  'worker.read': { ...EVERYONE_ON_DUTY, WALL: 'area' },
  'order.read': { ...EVERYONE_ON_DUTY, WALL: 'area' },
  'order.words': { ...EVERYONE_ON_DUTY },
  'order.report': { ...EVERYONE_ON_DUTY },
  'order.file': { DUTY_CHIEF: 'area', COMMUNITY: 'area' },
  'order.dispatch': { DUTY_CHIEF: 'area', DISPATCHER: 'area' },
  'order.relocate': { DUTY_CHIEF: 'area', DISPATCHER: 'area' },
  'order.handle': { GRID_WORKER: 'own' },
  'order.close': { DUTY_CHIEF: 'area', COMMUNITY: 'area' },
  'order.void': { DUTY_CHIEF: 'area' },
  'shift.own': { GRID_WORKER: 'own' },
  'shift.any': { DUTY_CHIEF: 'area' },
  'state.hash': { ...EVERYONE_ON_DUTY, WALL: 'area', SYS_ADMIN: 'town' },
  'accounts.manage': { SYS_ADMIN: 'town' },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof PERMISSIONS;

/** How the viewer's role holds the function, or undefined when it does not hold it at all. */
export const relationFor = (viewer: Viewer, permission: Permission): Relation | undefined =>
  (PERMISSIONS[permission] as Row)[viewer.role];

/** Whether the viewer's role holds the function at all. */
export const holds = (viewer: Viewer, permission: Permission): boolean =>
  relationFor(viewer, permission) !== undefined;

/** Whether the thing stands in that relation to the viewer. */
export function relates(relation: Relation, viewer: Viewer, thing: Placed): boolean {
  if (relation === 'town') return true;
  if (relation === 'area') return within(viewer.scopes, thing.path);
  return viewer.worker !== null && thing.handler === viewer.worker;
}
