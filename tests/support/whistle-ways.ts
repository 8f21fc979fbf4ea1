/** The shortest way of a whistle to each of its steps, and who takes each with what: for tests that need a whistle of some sort. */
import type { Order } from '#domain/order/order.ts';
import { WHISTLE_STEPS, type WhistleAction } from '#domain/whistle/flow.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import type { Actor, Engine } from '#gateway/engine.ts';
import { orderIn } from './order-ways.ts';
import { CHIEF, DISPATCHER, LEADER, NOW, officer, wish } from './small-world.ts';

/** Who is called to an order of Yuli's: the lead first. */
export interface CalledOrgs {
  readonly lead: string;
  readonly assist: string;
}

const HOUR = 3_600_000;
const text = 'So that it is said.';

/** What each step needs besides the whistle; `org` is the member it names. */
export const needsOf = (action: WhistleAction, { lead, assist }: CalledOrgs, whistle?: Whistle) => {
  const meetAt = NOW + HOUR / 4;
  const fix = whistle?.meetPoint;
  const needs: Record<WhistleAction, object> = {
    propose: {
      kind: 'ROUTINE',
      reason: 'JOINT_ENFORCE',
      lead,
      assist: [assist],
      meetAt,
      task: text,
    },
    approve: {},
    refuse: { reason: text },
    ratify: { justified: true },
    sign: {},
    dispute: { reason: text },
    arbitrate: { org: lead, attends: true, ruling: text },
    excuse: { org: assist, reason: text },
    contact: {},
    'report-in': { fix },
    finding: { finding: text },
    'member-done': { result: text },
    conclude: { outcome: 'BACK', conclusion: text },
    score: { org: lead, timeliness: 30, attitude: 20, quality: 40 },
  };
  return needs[action];
};

/** The steps that come before one. Those of members are taken by every member, but only the lead disputes. */
const BEFORE: Readonly<Record<WhistleAction, readonly WhistleAction[]>> = {
  propose: [],
  approve: ['propose'],
  refuse: ['propose'],
  ratify: ['propose'],
  sign: ['propose', 'approve'],
  dispute: ['propose', 'approve'],
  arbitrate: ['propose', 'approve', 'dispute'],
  excuse: ['propose', 'approve'],
  contact: ['propose', 'approve', 'sign'],
  'report-in': ['propose', 'approve', 'sign'],
  finding: ['propose', 'approve', 'sign', 'report-in'],
  'member-done': ['propose', 'approve', 'sign', 'report-in'],
  conclude: ['propose', 'approve', 'sign', 'report-in', 'member-done'],
  score: ['propose', 'approve', 'sign', 'report-in', 'member-done', 'conclude'],
};

const takers = (action: WhistleAction, { lead, assist }: CalledOrgs): readonly Actor[] => {
  if (action === 'propose') return [DISPATCHER];
  if (action === 'approve') return [LEADER];
  if (action === 'dispute' || action === 'conclude') return [officer(lead)];
  return 'member' in WHISTLE_STEPS[action] ? [officer(lead), officer(assist)] : [CHIEF];
};

export interface Called {
  readonly order: Order;
  /** The newest of the order; none before it is proposed. */
  readonly whistle: Whistle | undefined;
}

/** An order in hand and its whistle, as a step finds them. */
export async function readyToWhistle(
  engine: Engine,
  grid: string,
  action: WhistleAction,
  orgs: CalledOrgs,
): Promise<Called> {
  const { id } = await orderIn(engine, grid, 'HANDLING', { orgs: [orgs.lead, orgs.assist] });
  const order = () => engine.world.orders.get(id) as Order;
  const whistle = () => [...engine.world.whistles.values()].find((one) => one.order === id);
  for (const before of BEFORE[action])
    for (const by of takers(before, orgs)) {
      const emergency = action === 'ratify' && { kind: 'EMERGENCY', reason: 'EMERGENCY' };
      const needs = { ...needsOf(before, orgs, whistle()), ...emergency };
      const { id, version } = before === 'propose' ? order() : (whistle() as Whistle);
      const reply = await engine.run(`whistle.${before}`, wish(), { id, version, ...needs }, by);
      if (!reply.ok) throw new Error(`${before}: ${reply.reason} ${JSON.stringify(reply.params)}`);
    }
  return { order: order(), whistle: whistle() };
}
