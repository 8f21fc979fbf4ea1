import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useFigureScope } from '#app/state/figure-scope.ts';
import { countOf, useFigures } from '#app/state/figures.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import type { KpisRead } from '#wire/reads.ts';
import { useOwnAge } from '../own-age.ts';
import { rowsOf } from '../parts.ts';
import styles from './Kpis.module.css';
import { Weeks } from './Weeks.tsx';

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
  const { area, since } = useFigureScope();
  const { data, dataUpdatedAt } = useFigures();
  useOwnAge(data && dataUpdatedAt, data ? t('kpi.toDate', { time: telling.time(data.asOf) }) : '');
  if (!data) return <Skeleton rows={4} label={t('loading')} />;
  if (countOf(data, 'should-close') === 0) return <Empty title={t('kpi.none')} />;
  const year = { area, from: since };
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
              <dd>
                <ViewLink to={{ rows: rowsOf({ count: id, ...year }) }}>
                  {telling.number(countOf(data, id))}
                </ViewLink>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <ul className={styles.rows}>
        {ROWS.map((id) => (
          <li key={id} data-kpi={id}>
            <ViewLink to={{ rows: rowsOf({ kpi: id, part: 'above', ...year }) }}>
              <span>{t(`kpi.${id}`)}</span>
              <b>
                <Percent value={rateOf(data, id)?.percent ?? null} />
              </b>
              <em>{fraction(id)}</em>
              <Weeks rate={id} />
            </ViewLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
