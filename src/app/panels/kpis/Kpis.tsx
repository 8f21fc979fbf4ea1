import { useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import type { KpisRead } from '#wire/reads.ts';
import { OwnAgeContext } from '../contract.tsx';
import { countOf, hasFigures, useFigures } from './figures.ts';
import styles from './Kpis.module.css';

const HERO = 'closing-rate';
const BESIDE = ['closed', 'should-close', 'open', 'suspended'] as const;
const ROWS = ['on-time-rate', 'real-closing-rate', 'satisfaction-rate', 'rework-rate'] as const;

const rateOf = ({ rates }: KpisRead, id: string) => rates.find((rate) => rate.id === id);
const DECIMALS = 2;

function Percent({ value }: { value: number | null }) {
  return value === null ? (
    <>—</>
  ) : (
    <>
      {value.toFixed(DECIMALS)}
      <small>%</small>
    </>
  );
}

/** How the work went: the closing rate beside what it is made of, and in its sight the rates that keep it honest. */
export default function Kpis() {
  const { t } = useTranslation();
  const telling = useTelling();
  const setAge = useContext(OwnAgeContext);
  const { data, dataUpdatedAt } = useFigures();
  const asOf = data?.asOf;
  useEffect(() => {
    if (asOf === undefined) return;
    setAge({ came: dataUpdatedAt, note: t('kpi.toDate', { time: telling.time(asOf) }) });
    return () => setAge(undefined);
  }, [asOf, dataUpdatedAt, setAge, t, telling]);
  if (!data) return <Skeleton rows={4} label={t('loading')} />;
  if (!hasFigures(data)) return <Empty title={t('kpi.none')} />;
  const fraction = (id: string) => {
    const rate = rateOf(data, id);
    return `${telling.number(rate?.above ?? 0)}/${telling.number(rate?.below ?? 0)}`;
  };
  return (
    <div className={styles.kpis}>
      <div className={styles.hero} data-kpi={HERO}>
        <p>
          {t('kpi.hero')}
          <b>
            <Percent value={rateOf(data, HERO)?.percent ?? null} />
          </b>
        </p>
        <dl>
          {BESIDE.map((id) => (
            <div
              key={id}
              data-count={id}
              title={
                id === 'open'
                  ? t('kpi.overdueOf', { n: telling.number(countOf(data, 'overdue')) })
                  : undefined
              }
            >
              <dt>{t(`kpi.${id}`)}</dt>
              <dd>{telling.number(countOf(data, id))}</dd>
            </div>
          ))}
        </dl>
      </div>
      <ul className={styles.rows}>
        {ROWS.map((id) => (
          <li key={id} data-kpi={id}>
            <span>{t(`kpi.${id}`)}</span>
            <b>
              <Percent value={rateOf(data, id)?.percent ?? null} />
            </b>
            <em>{fraction(id)}</em>
          </li>
        ))}
      </ul>
    </div>
  );
}
