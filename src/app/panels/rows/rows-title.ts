/** What a list of rows is about, in words, out of how it was asked for. */
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { ScreenWords } from '#app/language/zh-CN.ts';
import { useTown } from '#app/state/hooks.ts';
import type { Source } from '#domain/order/codes.ts';

type KpiWord = keyof ScreenWords['kpi'];

const DAY_MS = 86_400_000;

export function useRowsTitle(asked: string): string {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const given = new URLSearchParams(asked);
  const read = (key: string, word: (value: string) => string): string[] => {
    const value = given.get(key);
    return value === null ? [] : [word(value)];
  };
  const day = (value: string) => telling.shortDay(Number(value));
  const period = (from: string, to: string | null): string => {
    if (to === null) return t('wall.since', { day: day(from) });
    const whole = Number(to) - Number(from) <= DAY_MS;
    return whole
      ? day(from)
      : t('wall.between', { from: day(from), to: day(String(Number(to) - 1)) });
  };
  const begin = given.get('from') ?? given.get('closedFrom');
  const end = given.get('to') ?? given.get('closedTo');
  const area = given.get('area');
  return [
    ...(area && area !== `/${town.code}/` ? [telling.place(area)] : []),
    ...read('grid', telling.grid),
    ...read('category', telling.category),
    ...read('source', (code) => t(`source.${code as Source}`)),
    ...read('org', telling.org),
    ...read('kpi', (id) =>
      t(given.get('part') === 'above' ? 'wall.above' : 'wall.below', {
        rate: t(`kpi.${id as KpiWord}`),
      }),
    ),
    ...read('count', (id) => t(`kpi.${id as KpiWord}`)),
    ...(begin ? [period(begin, end)] : []),
  ].join(' · ');
}
