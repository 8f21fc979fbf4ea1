/** Which steps of a whistle a viewer may take now, read from its table; the first is the one offered. */
import { relates, relationFor } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { WHISTLE_FLOW, type WhistleAction, whistleStep } from '#domain/whistle/flow.ts';
import { isToBeScored, memberOf, placedWhistle, type Whistle } from '#domain/whistle/whistle.ts';

/** The members a step that names one may name; undefined where it names none. */
export function membersFor(whistle: Whistle, act: WhistleAction): readonly string[] | undefined {
  const { member } = whistleStep(act);
  if (member?.who !== 'named') return undefined;
  return whistle.members
    .filter(({ state }) => member.from.includes(state))
    .filter((one) => act !== 'score' || (one.score === null && isToBeScored(whistle, one)))
    .map(({ org }) => org);
}

const APPLIES: Readonly<Partial<Record<WhistleAction, (w: Whistle, v: Viewer) => boolean>>> = {
  approve: ({ kind }, { role }) => kind !== 'HARD' || role === 'LEADER',
  refuse: ({ kind }, { role }) => kind !== 'HARD' || role === 'LEADER',
  ratify: ({ approvalDue, ratifiedAt }) => approvalDue !== null && ratifiedAt === null,
  conclude: ({ lead }, { org }) => lead === org,
};

/** Those who called it do not approve it. */
const ownCall = (whistle: Whistle, act: WhistleAction, { post }: Viewer): boolean =>
  ['approve', 'refuse', 'ratify'].includes(act) && whistle.initiator === post;

function applies(whistle: Whistle, act: WhistleAction, viewer: Viewer): boolean {
  const { member } = whistleStep(act);
  if (member?.who === 'own') {
    const own = memberOf(whistle, viewer.org);
    if (!own || !member.from.includes(own.state)) return false;
  }
  if (member?.who === 'named' && membersFor(whistle, act)?.length === 0) return false;
  return !ownCall(whistle, act, viewer) && (APPLIES[act]?.(whistle, viewer) ?? true);
}

/** As a whistle goes: what most wants doing first. */
const FIRST: readonly WhistleAction[] = [
  'approve',
  'sign',
  'arbitrate',
  'report-in',
  'member-done',
  'conclude',
  'score',
  'ratify',
];
const rank = (act: WhistleAction): number => FIRST.indexOf(act) >>> 0;

export function whistleActsOf(viewer: Viewer, whistle: Whistle): WhistleAction[] {
  return WHISTLE_FLOW.actions
    .filter((act) => {
      const relation = relationFor(viewer, whistleStep(act).may);
      return (
        act !== 'propose' &&
        WHISTLE_FLOW.allows(whistle.state, act) &&
        relation !== undefined &&
        relates(relation, viewer, placedWhistle(whistle)) &&
        applies(whistle, act, viewer)
      );
    })
    .sort((a, b) => rank(a) - rank(b));
}
