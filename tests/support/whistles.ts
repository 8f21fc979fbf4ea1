/** The order of 漫山岛 in hand, the people of its whistle, and the whistle in whatever state a test needs. */
import type { Viewer } from '#domain/access/viewer.ts';
import { orderDispatched, orderSigned } from '#domain/order/events/dispatching.ts';
import { orderAccepted, orderFiled, orderReported } from '#domain/order/events/intake.ts';
import { photoAdded } from '#domain/order/events/keeping.ts';
import type { Order } from '#domain/order/order.ts';
import type { WhistleKind } from '#domain/whistle/codes.ts';
import { type Member, memberOf, type Whistle } from '#domain/whistle/whistle.ts';
import { emptyWorld, type OpenWorld } from '#domain/world.ts';
import { around, at, decide, happen, viewerOf } from './decide.ts';

/** Monday. */
export const NINE = at('2022-09-19T09:00');
export const MINUTE = 60_000;
export const ISLAND: [number, number] = [120.3852, 31.2699];
const GRID = '320506108205004';
export const COMMITTEE = '320506108205';
export const PATH = `/320506108/${COMMITTEE}/${GRID}/`;
export const ORDER = 'order-0901';
export const CALLED = ['MARKET', 'FOOD', 'TOURISM', 'POLICE', COMMITTEE] as const;
export type Called = (typeof CALLED)[number];

export const CHIEF = viewerOf('DUTY_CHIEF');
export const LEADER = viewerOf('LEADER');
export const GRID_LEADER = viewerOf('GRID_LEADER', { scopes: [PATH] });
export const VILLAGE = viewerOf('COMMUNITY', {
  scopes: [`/320506108/${COMMITTEE}/`],
  org: COMMITTEE,
});
/** Who acts for an organisation. */
export const of = (org: string): Viewer =>
  org === COMMITTEE ? VILLAGE : viewerOf('DEPT', { post: `DEPT-${10 + org.length}`, org });

/** A world with one order in hand: 无证照经营, led by 市场监督管理所. */
export function worldInHand(order: Partial<Order> = {}): OpenWorld {
  const world = emptyWorld();
  const base = { id: ORDER, path: PATH, category: '0901', rules: null, confidential: false };
  happen(
    world,
    [
      orderReported.of({
        ...base,
        reportedUrgency: 3,
        source: 'GRID',
        grid: GRID,
        point: ISLAND,
        stage: null,
      }),
      orderAccepted.of({ id: ORDER, stage: null }),
      orderFiled.of({
        id: ORDER,
        orderNo: 'GF2022091800042',
        category: '0901',
        urgency: 3,
        level: 'COMMUNITY',
        rules: null,
        confidential: false,
        counter: { id: 'order-no-20220918', path: '/320506108/', value: 42 },
        stage: null,
        handle: null,
      }),
      orderDispatched.of({ id: ORDER, org: 'MARKET', handler: null, assist: [], stage: null }),
      orderSigned.of({ id: ORDER, stage: null }),
      photoAdded.of({ id: ORDER, photo: 'photo', phase: 'AFTER', point: null, takenAt: null }),
    ],
    { now: NINE - 60 * MINUTE, by: 'DISPATCHER-01' },
  );
  const standing = orderOf(world);
  world.orders.put({ ...standing, ...order });
  return world;
}

export function orderOf(world: OpenWorld): Order {
  const order = world.orders.get(ORDER);
  if (!order) throw new Error('no order');
  return order;
}
export function whistleOf(world: OpenWorld): Whistle {
  const [whistle] = [...world.whistles.values()];
  if (!whistle) throw new Error('no whistle');
  return whistle;
}
export function memberIn(world: OpenWorld, org: string): Member {
  const member = memberOf(whistleOf(world), org);
  if (!member) throw new Error(`no member ${org}`);
  return member;
}

export const proposal = (world: OpenWorld, kind: WhistleKind = 'ROUTINE') => ({
  id: ORDER,
  version: orderOf(world).version,
  kind,
  reason: kind === 'EMERGENCY' ? 'EMERGENCY' : 'JOINT_ENFORCE',
  lead: 'MARKET',
  assist: CALLED.filter((org) => org !== 'MARKET'),
  meetAt: kind === 'EMERGENCY' ? NINE + 20 * MINUTE : at('2022-09-20T14:00'),
  task: 'A joint check of the restaurants and guest houses.',
});

/** The whistle as it stands, for a command's input. */
export const here = (world: OpenWorld) => {
  const { id, version } = whistleOf(world);
  return { id, version };
};

/** A whistle blown at nine. */
export function blownWorld(kind: WhistleKind = 'ROUTINE'): OpenWorld {
  const world = worldInHand();
  const must = (name: string, input: object, by: Viewer) => {
    const outcome = decide(world, name, input, around(by, NINE));
    if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
  };
  must('whistle.propose', proposal(world, kind), VILLAGE);
  if (kind !== 'EMERGENCY') must('whistle.approve', here(world), LEADER);
  return world;
}

/** Puts the whistle into a state as it is, its members too: for walking guards one by one. */
export function forced(
  world: OpenWorld,
  whistle: Partial<Whistle>,
  members: (member: Member) => Partial<Member> = () => ({}),
): OpenWorld {
  const standing = whistleOf(world);
  world.whistles.put({
    ...standing,
    ...whistle,
    members: standing.members.map((one) => ({ ...one, ...members(one) })),
  });
  return world;
}
