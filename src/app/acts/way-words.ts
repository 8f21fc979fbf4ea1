/** How far somebody is and how long ago they were seen, in words; a distance that is no road's says so. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Way } from '#domain/order/candidates.ts';

const MINUTE = 60_000;

export function useWayWords() {
  const { t } = useTranslation();
  const telling = useTelling();
  return useMemo(
    () => ({
      way: ({ metres, by }: Way) =>
        t(by === 'ROAD' ? 'nearest.road' : 'nearest.line', { n: telling.number(metres) }),
      age: (ms: number) =>
        ms < MINUTE ? t('span.justNow') : t('span.ago', { span: telling.span(ms) }),
    }),
    [t, telling],
  );
}
