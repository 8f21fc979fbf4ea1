/** A department's light on a whistle (VISUAL §6); the same function on the wall and in the gateway. */
import { missedBy } from './overdue.ts';
import type { Member, Whistle } from './whistle.ts';

/** Grey not signed, amber signed, green present, red late, and out for who need not come. */
export const LIGHTS = ['to-sign', 'signed', 'present', 'late', 'excused'] as const;
export type Light = (typeof LIGHTS)[number];

/** Before the blow nobody is called: a whistle that awaits approval, or was refused it, has no lights. */
export const hasLights = ({ blownAt }: Pick<Whistle, 'blownAt'>): boolean => blownAt !== null;

/** Who is on the spot stays green, even who came late: lateness is a matter of rates and scores then. */
export function lightOf(member: Member, now: number): Light {
  if (member.reportedAt !== null) return 'present';
  if (member.state === 'EXCUSED') return 'excused';
  if (missedBy(member, now).some((mark) => mark !== 'ruling')) return 'late';
  return member.signedAt === null ? 'to-sign' : 'signed';
}
