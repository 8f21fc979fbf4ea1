/** The guard every step of a whistle passes: it exists, it is as the caller saw it, the step is allowed now, of this member. */
import { z } from 'zod';
import { type Circumstance, defineCommand } from '../contract.ts';
import { type FieldsInput, shapeOf } from '../kernel/field.ts';
import { type Outcome, type Refusal, refuse, type Words } from '../kernel/outcome.ts';
import type { World } from '../world.ts';
import type { MemberState, WhistleState } from './codes.ts';
import {
  type MemberAction,
  type MemberStep,
  stateOf,
  WHISTLE_FLOW,
  WHISTLE_STEPS,
  type WhistleAction,
  whistleStep,
} from './flow.ts';
import { type Member, memberOf, placedWhistle, type Whistle } from './whistle.ts';

export const target = { id: z.string().max(64), version: z.number().int().nonnegative() };
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** How the whistle stands: what someone who came too late is told. */
const asItStands = ({ id, state, lastBy, lastAt }: Whistle) => ({
  id,
  state,
  by: lastBy,
  at: lastAt,
});

function standing(world: World, { id, version }: Target, action: WhistleAction): Whistle | Refusal {
  const whistle = world.whistles.get(id);
  if (!whistle) return refuse('whistle.unknown', { id });
  if (whistle.version !== version) return refuse('whistle.changed', asItStands(whistle));
  if (!WHISTLE_FLOW.allows(whistle.state, action))
    return refuse('whistle.not-now', asItStands(whistle));
  return whistle;
}

export interface WhistleStepping<A extends WhistleAction> {
  readonly whistle: Whistle;
  readonly input: FieldsInput<(typeof WHISTLE_STEPS)[A]['needs']>;
  readonly circumstance: Circumstance;
  readonly world: World;
  /** Words of this whistle, for the register. */
  words(purpose: Words['purpose'], text: string | undefined): Words[];
}
export type WhistleInput<A extends WhistleAction> = Target &
  FieldsInput<(typeof WHISTLE_STEPS)[A]['needs']>;

export const wordsAbout =
  (about: string, { newId }: Pick<Circumstance, 'newId'>) =>
  (purpose: Words['purpose'], text: string | undefined): Words[] =>
    text ? [{ id: newId(), about, purpose, text }] : [];

/** A command that takes one step of the whistle: guard and form come from the table, `decide` says what else is needed. */
export const defineWhistleStep = <A extends Exclude<WhistleAction, 'propose'>>(
  action: A,
  decide: (stepping: WhistleStepping<A>) => Outcome,
) => {
  const { may, needs } = whistleStep(action);
  return defineCommand<WhistleInput<A>>({
    name: `whistle.${action}`,
    input: z.object({ ...target, ...shapeOf(needs) }) as unknown as z.ZodType<WhistleInput<A>>,
    access: {
      may,
      on: (world, { id }) => {
        const whistle = world.whistles.get(id);
        return whistle && placedWhistle(whistle);
      },
      unknown: 'whistle.unknown',
    },
    decide: (world, _facts, input, circumstance) => {
      const whistle = standing(world, input, action);
      if ('ok' in whistle) return whistle;
      return decide({
        whistle,
        input,
        circumstance,
        world,
        words: wordsAbout(whistle.id, circumstance),
      });
    },
  });
};

export interface MemberStepping<A extends MemberAction> extends WhistleStepping<A> {
  readonly member: Member;
  /** The state of the whistle once this member is in that state. */
  whole(state: MemberState): WhistleState;
}

/** A step of one member: the viewer's own organisation, or the one that is named. */
export const defineMemberStep = <A extends MemberAction>(
  action: A,
  decide: (stepping: MemberStepping<A>) => Outcome,
) => {
  const { who, from } = (WHISTLE_STEPS[action] as MemberStep).member;
  return defineWhistleStep<A>(action, (stepping) => {
    const { whistle, input, circumstance } = stepping;
    const org = who === 'own' ? circumstance.org : (input as { readonly org: string }).org;
    const member = memberOf(whistle, org);
    if (!member) return refuse('whistle.not-a-member', { org });
    if (!from.includes(member.state))
      return refuse('whistle.member-not-now', { org, state: member.state });
    const others = whistle.members.filter((one) => one !== member);
    return decide({
      ...stepping,
      member,
      whole: (state) => stateOf([...others, { ...member, state }]),
    });
  });
};
