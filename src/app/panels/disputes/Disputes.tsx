import { useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useYearSums } from '#app/state/things.ts';
import { useView } from '#app/state/view.ts';
import type { IndicatorCode } from '#domain/indicator/indicator.ts';
import type { Sum } from '#domain/indicator/sums.ts';
import { percentOf } from '#domain/kernel/kpi.ts';
import { OwnAgeContext } from '../contract.tsx';
import styles from './Disputes.module.css';

const SHOWN = [
  'DISPUTES',
  'DISPUTES_SETTLED',
  'PETITION_BATCHES',
  'PETITION_PERSONS',
  'OPINIONS',
  'OPINIONS_CLOSED',
] as const satisfies readonly IndicatorCode[];

const DECIMALS = 2;

/** Up to which day the figures are, and whose: two departments may report to two days. Beside an area's they say they are the town's. */
function usePeriod(sums: readonly Sum[]): string | undefined {
  const { t } = useTranslation();
  const telling = useTelling();
  const [{ area }] = useView();
  if (sums.length === 0) return undefined;
  const owners = [...new Set(sums.flatMap(({ sources }) => sources))].map(telling.org);
  const asOf = Math.min(...sums.map((sum) => sum.asOf));
  return t(area === undefined ? 'disputes.period' : 'disputes.townPeriod', {
    day: telling.shortDay(asOf),
    owners: owners.join(t('disputes.and')),
  });
}

/** 矛盾, 信访 and opinions of this year, summed from what the departments reported; batches and persons are never added. */
export default function Disputes() {
  const { t } = useTranslation();
  const telling = useTelling();
  const setAge = useContext(OwnAgeContext);
  const sumOf = useYearSums();
  const note = usePeriod(SHOWN.flatMap((code) => sumOf(code) ?? []));
  useEffect(() => {
    if (note === undefined) return;
    setAge({ note });
    return () => setAge(undefined);
  }, [note, setAge]);
  const value = (code: IndicatorCode) => sumOf(code)?.value ?? 0;
  const told = (code: IndicatorCode) => telling.number(value(code));
  const settled = percentOf(value('DISPUTES_SETTLED'), value('DISPUTES'));
  return (
    <dl className={styles.disputes}>
      <div data-indicator="DISPUTES">
        <dt>{t('disputes.settled', { n: told('DISPUTES_SETTLED'), all: told('DISPUTES') })}</dt>
        <dd>
          {settled?.toFixed(DECIMALS) ?? '—'}
          {settled === null ? null : <small>%</small>}
        </dd>
      </div>
      <div data-indicator="PETITION_BATCHES">
        <dt>{t('disputes.petitions', { n: told('PETITION_PERSONS') })}</dt>
        <dd>
          {told('PETITION_BATCHES')}
          <small>{t('disputes.batches')}</small>
        </dd>
      </div>
      <div data-indicator="OPINIONS">
        <dt>{t('disputes.opinions')}</dt>
        <dd>
          {told('OPINIONS_CLOSED')}
          <small>/{told('OPINIONS')}</small>
        </dd>
      </div>
    </dl>
  );
}
