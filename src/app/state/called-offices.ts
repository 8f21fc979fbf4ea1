/** Who is called to where: the offices of a whistle, and from where each sets out. */
import type { Position } from '#domain/geo/shape.ts';
import { hasLights, type Light, lightOf } from '#domain/whistle/lights.ts';
import type { Member, Whistle } from '#domain/whistle/whistle.ts';
import type { World } from '#domain/world.ts';
import type { TownRead } from '#wire/reads.ts';
import { isActive } from './active-whistle.ts';

export type Departments = TownRead['departments'];

interface Based {
  readonly member: Member;
  readonly base: Position;
}

/** Who is called, has a known base and need come. */
export function basesOf({ members }: Whistle, departments: Departments): Based[] {
  const bases = new Map(departments.map(({ code, base }) => [code, base]));
  return members.flatMap((member) => {
    const base = bases.get(member.org);
    return base && member.state !== 'EXCUSED' ? [{ member, base }] : [];
  });
}

export interface Called {
  readonly org: string;
  readonly base: Position;
  readonly light: Exclude<Light, 'excused'>;
}

export const calledBy = (whistle: Whistle, departments: Departments, now: number): Called[] =>
  basesOf(whistle, departments).flatMap(({ member, base }) => {
    const light = lightOf(member, now);
    return light === 'excused' ? [] : [{ org: member.org, base, light }];
  });

/** The whistle that was blown for an order and still wants something. */
export const blownFor = ({ whistles }: World, order: string | undefined): Whistle | undefined =>
  order === undefined
    ? undefined
    : [...whistles.values()].find((one) => one.order === order && isActive(one) && hasLights(one));
