/** A whistle (吹哨报到): several organisations called to one order. What people typed lies in a register under its id. */
import { z } from 'zod';
import { holds, isOwn, type Placed, relates, relationFor } from '../access/table.ts';
import type { Viewer } from '../access/viewer.ts';
import { position } from '../geo/shape.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';
import {
  MEMBER_ROLES,
  MEMBER_STATES,
  SCORE_MOST,
  WHISTLE_KINDS,
  WHISTLE_REASONS,
  WHISTLE_STATES,
} from './codes.ts';

/** Epoch milliseconds on the town's clock. */
const instant = z.number().int();
const code = z.string().max(64);
const points = (most: number) => z.number().int().min(0).max(most);

export const memberScore = z.object({
  timeliness: points(SCORE_MOST.timeliness),
  attitude: points(SCORE_MOST.attitude),
  quality: points(SCORE_MOST.quality),
});
export type MemberScore = z.infer<typeof memberScore>;

export const member = z.object({
  org: code,
  role: z.enum(MEMBER_ROLES),
  state: z.enum(MEMBER_STATES),
  /** The limits begin with the blow. What was late stays late, whatever happens after it. */
  signDue: instant.nullable(),
  signedAt: instant.nullable(),
  signLate: z.boolean(),
  contactDue: instant.nullable(),
  contactedAt: instant.nullable(),
  contactLate: z.boolean(),
  reportDue: instant.nullable(),
  reportedAt: instant.nullable(),
  reportLate: z.boolean(),
  checkInPoint: position.nullable(),
  disputedAt: instant.nullable(),
  rulingDue: instant.nullable(),
  ruledAt: instant.nullable(),
  rulingLate: z.boolean(),
  doneAt: instant.nullable(),
  excusedAt: instant.nullable(),
  score: memberScore.nullable(),
});
export type Member = z.infer<typeof member>;

export const whistle = thing.extend({
  /** The order it was blown for; `path` is its place. */
  order: code,
  orderNo: z.string().nullable(),
  confidential: z.boolean(),
  kind: z.enum(WHISTLE_KINDS),
  reason: z.enum(WHISTLE_REASONS),
  state: z.enum(WHISTLE_STATES),
  initiator: z.string(),
  initiatorOrg: code.nullable(),
  proposedAt: instant,
  approver: z.string().nullable(),
  blownAt: instant.nullable(),
  meetAt: instant,
  meetPoint: position,
  /** The organisation that leads; one, always, and never excused. */
  lead: code,
  members: z.array(member).min(1),
  wholeDue: instant.nullable(),
  wholeLate: z.boolean(),
  closedAt: instant.nullable(),
  evaluatedAt: instant.nullable(),
  /** An emergency is approved after the fact; what came of it. */
  approvalDue: instant.nullable(),
  approvalLate: z.boolean(),
  ratifiedAt: instant.nullable(),
  justified: z.boolean().nullable(),
  /** Who moved it last, and when: what the loser of a race is told. */
  lastBy: z.string(),
  lastAt: instant,
});
export type Whistle = z.infer<typeof whistle>;

export const memberOf = ({ members }: Whistle, org: string | null): Member | undefined =>
  members.find((one) => one.org === org);

/** Whether the organisation is the committee of the very place: it gives the scores, so it gets none. */
export const isOfThePlace = ({ path }: Pick<Whistle, 'path'>, org: string): boolean =>
  path.includes(`/${org}/`);

/** Whether the place is to score the member: it came, and is not of the place itself. */
export const isToBeScored = (
  whistle: Pick<Whistle, 'path'>,
  { org, reportedAt }: Member,
): boolean => reportedAt !== null && !isOfThePlace(whistle, org);

/** A whistle as the authorisation table looks at it: its members have it from the blow on. */
export const placedWhistle = ({ path, members, blownAt }: Whistle): Placed => ({
  path,
  orgs: blownAt === null ? [] : members.map(({ org }) => org),
});

/** Seen by those who answer for its place, the wall among them, and by its members; a confidential order's as that order is. */
export function seesWhistle(whistle: Whistle, viewer: Viewer): boolean {
  const relation = relationFor(viewer, 'whistle.read');
  if (!relation) return false;
  const thing = placedWhistle(whistle);
  if (isOwn(viewer, thing)) return true;
  if (whistle.confidential && !holds(viewer, 'order.confidential')) return false;
  return relates(relation, viewer, thing);
}

export const whistleKind = defineKind<Whistle>({
  schema: whistle,
  lens: (whistle, viewer) => (seesWhistle(whistle, viewer) ? whistle : undefined),
});
