/**
 * The one authorisation table: each function of the house, who has it, and in which relation to the thing at hand. What has
 * no row here cannot be named by a command or a route, so it does not compile.
 */
import { type Role, type Viewer, within } from './viewer.ts';

/**
 * `town`: on anything. `area`: within the viewer's areas. `own`: only what is assigned to the viewer or to the viewer's
 * organisation. `asked`: only what the viewer was asked to look at: who handled a thing does not check it.
 */
export type Relation = 'town' | 'area' | 'own' | 'asked';

/** The least a thing must tell so that a relation can be judged. */
export interface Placed {
  readonly path: string;
  /** The worker it is assigned to. */
  readonly handler?: string | null;
  /** The worker asked to verify or check it. */
  readonly verifier?: string | null;
  /** The organisations it is assigned to. */
  readonly orgs?: readonly string[];
}

type Row = Partial<Record<Role, Relation>>;

/** Those who answer for an area and everything in it. */
const EVERYONE_ON_DUTY = {
  DUTY_CHIEF: 'area',
  DISPATCHER: 'area',
  OPERATOR: 'area',
  LEADER: 'area',
  COMMUNITY: 'area',
  GRID_LEADER: 'area',
  GRID_WORKER: 'area',
} as const satisfies Row;
const READERS = { ...EVERYONE_ON_DUTY, DEPT: 'own', WALL: 'area' } as const satisfies Row;
const ACCEPTORS = {
  DUTY_CHIEF: 'area',
  OPERATOR: 'area',
  COMMUNITY: 'area',
} as const satisfies Row;
const HANDLERS = {
  GRID_WORKER: 'own',
  GRID_LEADER: 'own',
  DEPT: 'own',
  COMMUNITY: 'own',
} as const satisfies Row;
const ASKED = { GRID_WORKER: 'asked', GRID_LEADER: 'asked' } as const satisfies Row;

export const PERMISSIONS = {
  'world.read': { ...READERS, SYS_ADMIN: 'town' },
  'positions.read': { DUTY_CHIEF: 'area', DISPATCHER: 'area', COMMUNITY: 'area', WALL: 'area' },
  /** Whereabouts of the past: of those who answer for the people, not of a wall. */
  'positions.history': { DUTY_CHIEF: 'area', COMMUNITY: 'area' },
  'worker.read': { ...EVERYONE_ON_DUTY, WALL: 'area' },
  /** Sensors, stations, counts and indicators: nobody's person, so wherever they are. */
  'things.read': {
    DUTY_CHIEF: 'town',
    DISPATCHER: 'town',
    OPERATOR: 'town',
    LEADER: 'town',
    DEPT: 'town',
    COMMUNITY: 'town',
    GRID_LEADER: 'town',
    GRID_WORKER: 'town',
    WALL: 'town',
  },
  /** Counts of single buildings, the small ones hidden. */
  'census.buildings': { ...EVERYONE_ON_DUTY, WALL: 'area' },
  /** Where the cameras are, and whether they answer: for those who may see pictures (DOMAIN §4.3). */
  'camera.read': {
    DUTY_CHIEF: 'area',
    DISPATCHER: 'area',
    LEADER: 'area',
    COMMUNITY: 'area',
    GRID_LEADER: 'area',
    GRID_WORKER: 'area',
    WALL: 'area',
  },
  /** To look through cameras in turn and to say what there was. */
  'camera.patrol': { DUTY_CHIEF: 'area', DISPATCHER: 'area', COMMUNITY: 'area' },
  /** Who looked at which camera, why, from when until when. */
  'camera.viewings': { SYS_ADMIN: 'town' },
  'order.read': READERS,
  'order.confidential': {
    DUTY_CHIEF: 'area',
    DISPATCHER: 'area',
    OPERATOR: 'area',
    LEADER: 'area',
  },
  /** To see that there is a confidential order, not what it is: a wall counts what the watch counts. */
  'order.concealed': { WALL: 'area' },
  'order.words': { ...EVERYONE_ON_DUTY, DEPT: 'own' },
  /** Who called: for those who call back, never for whoever handles it (DOMAIN §4.4). */
  'order.caller': { OPERATOR: 'area', DUTY_CHIEF: 'area' },
  'order.report': EVERYONE_ON_DUTY,
  'order.self-handle': { GRID_WORKER: 'area', GRID_LEADER: 'area' },
  'order.accept': ACCEPTORS,
  'order.file': ACCEPTORS,
  'order.verify': ASKED,
  'order.dispatch': { DUTY_CHIEF: 'area', DISPATCHER: 'area' },
  'order.arbitrate': { DUTY_CHIEF: 'area' },
  'order.relocate': { DUTY_CHIEF: 'area', DISPATCHER: 'area', OPERATOR: 'area' },
  'order.handle': HANDLERS,
  'order.extend': { DISPATCHER: 'area', DUTY_CHIEF: 'area' },
  'order.suspend': { LEADER: 'area' },
  'order.resume': { DUTY_CHIEF: 'area' },
  'order.check': ASKED,
  'order.close': { DUTY_CHIEF: 'area', OPERATOR: 'area', COMMUNITY: 'area' },
  'order.visit': { OPERATOR: 'area', DUTY_CHIEF: 'area' },
  'order.reopen': { DUTY_CHIEF: 'area' },
  'order.void': { DUTY_CHIEF: 'area' },
  'order.level': { GRID_LEADER: 'area', COMMUNITY: 'area', DUTY_CHIEF: 'area', LEADER: 'area' },
  'order.urge': { DISPATCHER: 'area', DUTY_CHIEF: 'area', LEADER: 'area' },
  'order.supervise': { DUTY_CHIEF: 'area', LEADER: 'area' },
  'order.list': { LEADER: 'area' },
  'order.answer-urge': { ...HANDLERS, ...ACCEPTORS, DISPATCHER: 'area' },
  'order.instruct': { LEADER: 'area' },
  'order.note': { ...EVERYONE_ON_DUTY, DEPT: 'own' },
  /** To add and to see. Not for the wall: faces and plates are on them. */
  'order.photo': { ...EVERYONE_ON_DUTY, DEPT: 'own' },
  'order.mark': { DUTY_CHIEF: 'area', LEADER: 'area' },
  'whistle.propose': {
    COMMUNITY: 'area',
    DISPATCHER: 'area',
    DUTY_CHIEF: 'area',
    GRID_LEADER: 'area',
  },
  'whistle.approve': { DUTY_CHIEF: 'area', LEADER: 'area' },
  'whistle.arbitrate': { DUTY_CHIEF: 'area' },
  'whistle.answer': { DEPT: 'own', COMMUNITY: 'own' },
  'whistle.conclude': { DEPT: 'own', COMMUNITY: 'own' },
  'whistle.score': { COMMUNITY: 'area', GRID_LEADER: 'area' },
  'whistle.read': { ...READERS },
  'whistle.words': { ...EVERYONE_ON_DUTY, DEPT: 'own' },
  'kpi.read': { ...EVERYONE_ON_DUTY, WALL: 'area' },
  'order.export': { DUTY_CHIEF: 'area', LEADER: 'area', DISPATCHER: 'area' },
  'shift.own': { GRID_WORKER: 'own' },
  'shift.any': { DUTY_CHIEF: 'area' },
  /** To call for help, and to say that it came. */
  'help.own': { GRID_WORKER: 'own', GRID_LEADER: 'own' },
  'help.any': { DUTY_CHIEF: 'area' },
  'alarm.read': {
    DUTY_CHIEF: 'area',
    DISPATCHER: 'area',
    OPERATOR: 'area',
    LEADER: 'area',
    COMMUNITY: 'area',
    WALL: 'area',
  },
  'alarm.answer': { DUTY_CHIEF: 'area', DISPATCHER: 'area', LEADER: 'area' },
  'alarm.shelve': { DUTY_CHIEF: 'area' },
  'state.hash': { ...READERS, SYS_ADMIN: 'town' },
  'accounts.manage': { SYS_ADMIN: 'town' },
  /** To bring a town's own data, and to take the last of it back. */
  'imports.manage': { SYS_ADMIN: 'town' },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof PERMISSIONS;

/** How the viewer's role holds the function, or undefined when it does not hold it at all. */
export const relationFor = (viewer: Viewer, permission: Permission): Relation | undefined =>
  (PERMISSIONS[permission] as Row)[viewer.role];

/** Whether the viewer's role holds the function at all. */
export const holds = (viewer: Viewer, permission: Permission): boolean =>
  relationFor(viewer, permission) !== undefined;

/** Whether the thing is assigned to the viewer, or to the organisation the viewer acts for. */
export const isOwn = ({ worker, org }: Viewer, { handler, orgs }: Placed): boolean =>
  (worker !== null && handler === worker) || (org !== null && (orgs?.includes(org) ?? false));

/** Whether the viewer was asked to verify or check the thing. */
export const isAsked = ({ worker }: Viewer, { verifier }: Placed): boolean =>
  worker !== null && verifier === worker;

/** Whether the thing stands in that relation to the viewer. */
export function relates(relation: Relation, viewer: Viewer, thing: Placed): boolean {
  switch (relation) {
    case 'town':
      return true;
    case 'area':
      return within(viewer.scopes, thing.path);
    case 'own':
      return isOwn(viewer, thing);
    case 'asked':
      return isAsked(viewer, thing);
  }
}
