/** What a whistle counts down to: the last who must report in, then the whole; in words and with its lamp. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { lightOf } from '#domain/whistle/lights.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import { useTelling } from './telling.ts';

export interface Counting {
  readonly words: string;
  /** Nobody acts on a whistle that goes as it should. */
  readonly tone: 'late' | 'warn' | undefined;
}

const SOON_MS = 30 * 60_000;

/** Members who are still to come. */
const awaited = ({ members }: Whistle) =>
  members.filter(({ reportedAt, state }) => reportedAt === null && state !== 'EXCUSED');

export function useWhistleClock() {
  const { t } = useTranslation();
  const telling = useTelling();
  return useCallback(
    (whistle: Whistle, now: number): Counting | undefined => {
      if (whistle.closedAt !== null || whistle.blownAt === null) return undefined;
      const coming = awaited(whistle);
      const dues = coming.flatMap(({ reportDue }) => reportDue ?? []);
      const reporting = dues.length > 0;
      const due = reporting ? Math.min(...dues) : whistle.wholeDue;
      if (due === null) return undefined;
      const span = telling.span(Math.abs(due - now));
      const late = now > due || coming.some((member) => lightOf(member, now) === 'late');
      const words = reporting
        ? t(now > due ? 'whistle.reportOver' : 'whistle.reportLeft', { span })
        : t(now > due ? 'whistle.wholeOver' : 'whistle.wholeLeft', { span });
      return { words, tone: late ? 'late' : due - now <= SOON_MS ? 'warn' : undefined };
    },
    [t, telling],
  );
}
