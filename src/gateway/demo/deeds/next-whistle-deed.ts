/** What comes next in a whistle as it stands: approval, each member's steps, the conclusion, the scores. */
import type { Order } from '#domain/order/order.ts';
import { categoryRule, ruleBookAt } from '#domain/rules/rules.ts';
import { isToBeScored, type Member, type Whistle } from '#domain/whistle/whistle.ts';
import { HOUR, MINUTE } from '../hours.ts';
import { around } from '../luck.ts';
import { said } from '../said.ts';
import type { Course, Deed, Scene } from './deed.ts';

const mine = ({ id, version }: Whistle) => ({ id, version });
/** Who signs late is a matter of luck; who was told beforehand goes by that. */
const SIGNS_LATE = 0.08;
/** From a late yes to the meeting. */
const TO_GET_THERE = HOUR / 2;

interface Playing {
  readonly scene: Scene;
  readonly whistle: Whistle;
  readonly course: Course | undefined;
}

function memberDeed({ scene, whistle, course }: Playing, member: Member): Deed | undefined {
  const { luck, staff, hours } = scene;
  const { id, meetPoint } = whistle;
  const { org, state } = member;
  const blown = whistle.blownAt ?? whistle.lastAt;
  const drawn = (what: string, middle: number) => around(luck(id, `${org}-${what}`), middle, 0.8);
  const inOffice = (at: number, what: string) =>
    hours.present('office', at, luck(id, `${org}-${what}-there`));
  const does = (name: string, at: number, input: object = {}): Deed => ({
    at: Math.max(Math.round(at), whistle.lastAt + MINUTE / 4),
    by: staff.officer(org),
    name: `whistle.${name}`,
    input: { ...mine(whistle), ...input },
  });
  const told = course?.call?.members;
  const [sign, arrive] = [told?.[org]?.sign, told?.[org]?.arrive];
  switch (state) {
    case 'TO_SIGN': {
      if (told && sign === undefined) return undefined;
      const late = luck(id, `${org}-slow`) < SIGNS_LATE ? 62 * MINUTE : 0;
      return does(
        'sign',
        blown +
          (sign === undefined
            ? late + Math.min(55 * MINUTE, drawn('sign', 14 * MINUTE))
            : sign * MINUTE),
      );
    }
    case 'SIGNED':
    case 'CONTACTED': {
      if (told && arrive === undefined) return undefined;
      if (told) return does('report-in', blown + (arrive ?? 0) * MINUTE, { fix: [...meetPoint] });
      if (state === 'SIGNED' && whistle.kind !== 'EMERGENCY')
        return does('contact', (member.signedAt ?? blown) + drawn('contact', 40 * MINUTE), {
          note: said.contacted,
        });
      return does('report-in', inOffice(blown + drawn('arrive', 6 * HOUR), 'arrive'), {
        fix: [...meetPoint],
      });
    }
    case 'REPORTED_IN':
      return told
        ? undefined
        : does('finding', (member.reportedAt ?? blown) + drawn('finding', 40 * MINUTE), {
            finding: said.finding,
          });
    case 'WORKING':
      return does(
        'member-done',
        inOffice((member.reportedAt ?? blown) + drawn('done', 9 * HOUR), 'done'),
        { result: said.memberDone },
      );
    default:
      return undefined;
  }
}

/** The lead concludes when everybody is done; before it there are pictures, where the rules want them. */
function ending({ scene, whistle }: Playing, order: Order | undefined): Deed {
  const by = scene.staff.officer(whistle.lead);
  const wished = whistle.lastAt + around(scene.luck(whistle.id, 'conclude'), 2 * HOUR);
  const at = Math.round(
    scene.hours.present('office', wished, scene.luck(whistle.id, 'conclude-there')),
  );
  const rule =
    order && categoryRule(ruleBookAt(scene.files.books, order.reportedAt), order.category);
  if (order?.state === 'JOINT' && order.photosAfter < (rule?.photoAfter ?? 0))
    return { at, by, name: 'photo', input: { id: order.id } };
  return {
    at,
    by,
    name: 'whistle.conclude',
    input: { ...mine(whistle), outcome: 'HANDLED', result: 'SOLVED', conclusion: said.conclusion },
  };
}

function scoring({ scene, whistle }: Playing): Deed | undefined {
  const next = whistle.members.find((one) => isToBeScored(whistle, one) && one.score === null);
  if (!next) return undefined;
  const { luck, staff } = scene;
  const points = (what: string, most: number) =>
    Math.round(
      most *
        (0.7 + 0.3 * luck(whistle.id, `${next.org}-${what}`)) *
        (what === 'timeliness' && next.signLate ? 0.7 : 1),
    );
  const input = {
    ...mine(whistle),
    org: next.org,
    timeliness: points('timeliness', 30),
    attitude: points('attitude', 20),
    quality: points('quality', 50),
  };
  return {
    at: Math.round(whistle.lastAt + around(luck(whistle.id, `${next.org}-score`), 30 * MINUTE)),
    by: staff.clerk(whistle.path),
    name: 'whistle.score',
    input,
  };
}

/** Yes, and when they meet, where the hour that was asked for has passed; no, where the order is in nobody's hands any more. */
function approval({ scene, whistle, course }: Playing, order: Order | undefined, now: number) {
  const { staff, luck } = scene;
  const quick = course?.call?.at === undefined ? 12 * MINUTE : 3 * MINUTE;
  const at = Math.round(whistle.proposedAt + around(luck(whistle.id, 'approve'), quick, 0.3));
  const hard = whistle.kind === 'HARD' || whistle.initiator.startsWith('DUTY_CHIEF');
  const by = staff.chair(hard ? 'LEADER' : 'DUTY_CHIEF');
  // Nobody approves what they asked for; it waits for another leader.
  if (by.post === whistle.initiator) return undefined;
  if (order?.state !== 'HANDLING') {
    const reason = said.whistleRefused;
    return { at, by, name: 'whistle.refuse', input: { ...mine(whistle), reason } };
  }
  const soonest = now > at ? now + TO_GET_THERE : at + MINUTE;
  const meetAt = Math.max(whistle.meetAt, soonest);
  return { at, by, name: 'whistle.approve', input: { ...mine(whistle), meetAt } };
}

/** @param now where it is known: then what is late is done for a time that is still to come. */
export function nextWhistleDeed(
  scene: Scene,
  whistle: Whistle,
  course?: Course,
  now = 0,
): Deed | undefined {
  const playing = { scene, whistle, course };
  const order = scene.world.orders.get(whistle.order);
  switch (whistle.state) {
    case 'APPROVING':
      return approval(playing, order, now);
    case 'BLOWN':
    case 'ALL_SIGNED':
    case 'IN_PROGRESS': {
      if (
        course?.stop === 'JOINT' &&
        !course.call?.members &&
        whistle.state === 'IN_PROGRESS' &&
        whistle.members.some(({ state }) => state === 'DONE')
      )
        return undefined;
      const deeds = whistle.members.flatMap((member) => memberDeed(playing, member) ?? []);
      return deeds.sort((a, b) => a.at - b.at)[0];
    }
    case 'FEEDBACK':
      return ending(playing, order);
    case 'CLOSED':
      return scoring(playing);
    default:
      return undefined;
  }
}
