/** Each member of a whistle as a light and its words: `13:58到`, `已签收`, `未签收`, `超 12分`. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { hasLights, type Light, lightOf } from '#domain/whistle/lights.ts';
import type { Member, Whistle } from '#domain/whistle/whistle.ts';
import { useTelling } from './telling.ts';

export interface ShownLight {
  readonly key: string;
  readonly name: string;
  /** Said of the one that leads. */
  readonly lead?: string | undefined;
  readonly light: Light;
  readonly words: string;
}

/** The first limit that was missed and is not met. */
function missedDue({ signedAt, signDue, contactedAt, contactDue, reportDue }: Member, now: number) {
  const open = [
    signedAt === null ? signDue : null,
    contactedAt === null ? contactDue : null,
    reportDue,
  ];
  return open.find((due) => due !== null && now > due) ?? null;
}

/** @param short with the names that fit under a light of a wall. */
export function useLightWords(short = false) {
  const { t } = useTranslation();
  const telling = useTelling();
  return useCallback(
    (whistle: Whistle, now: number): ShownLight[] => {
      if (!hasLights(whistle)) return [];
      const { members, lead } = whistle;
      // Under a light there is room for one of both: of another day the day says more.
      const arrival = (at: number, now: number): string =>
        telling.isToday(at, now) ? telling.time(at) : telling.shortDay(at);
      const words = (member: Member, light: Light): string => {
        if (light === 'present')
          return member.score
            ? t('whistle.score', {
                n: member.score.timeliness + member.score.attitude + member.score.quality,
              })
            : t('whistle.arrived', { time: arrival(member.reportedAt ?? now, now) });
        if (light === 'late') {
          const due = missedDue(member, now);
          return due === null
            ? t('whistle.light.late')
            : t('whistle.over', { span: telling.span(now - due) });
        }
        return member.state === 'DISPUTED'
          ? t('whistle.member.DISPUTED')
          : t(`whistle.light.${light}`);
      };
      return members.map((member) => {
        const light = lightOf(member, now);
        return {
          key: member.org,
          name: short ? telling.orgShort(member.org) : telling.org(member.org),
          lead: member.org === lead ? t('whistle.lead') : undefined,
          light,
          words: words(member, light),
        };
      });
    },
    [t, telling, short],
  );
}
