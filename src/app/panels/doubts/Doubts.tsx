import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { suspiciousReading } from '#app/live/reads.ts';
import { useFigureScope } from '#app/state/figure-scope.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { OwnAgeContext, PanelCount } from '../contract.tsx';
import styles from './Doubts.module.css';

const SHOWN = 8;

/** Closures that deserve a second look, each with why; none of it is a verdict. */
export default function Doubts() {
  const { t } = useTranslation();
  const telling = useTelling();
  const setAge = useContext(OwnAgeContext);
  const { area, since } = useFigureScope();
  const { data, dataUpdatedAt } = useQuery(suspiciousReading(area, since, SHOWN));
  const asOf = data?.asOf;
  useEffect(() => {
    if (asOf === undefined) return;
    setAge({ came: dataUpdatedAt, note: t('kpi.toDate', { time: telling.time(asOf) }) });
    return () => setAge(undefined);
  }, [asOf, dataUpdatedAt, setAge, t, telling]);
  if (!data) return <Skeleton rows={3} label={t('loading')} />;
  if (data.total === 0) return <Empty title={t('doubt.none')} />;
  const reasons = new Map(data.why.map(({ id, doubts }) => [id, doubts]));
  return (
    <>
      <PanelCount>{telling.number(data.total)}</PanelCount>
      <ul className={styles.rows}>
        {data.rows.map(({ id, grid, category, orderNo }) => (
          <li key={id} data-doubtful={id}>
            <ViewLink to={{ order: id, grid, act: undefined, tab: undefined }}>
              <b>{telling.category(category)}</b>
              <span>{orderNo ?? t('order.noNumber')}</span>
              <em>{(reasons.get(id) ?? []).map((doubt) => t(`doubt.${doubt}`)).join(' · ')}</em>
            </ViewLink>
          </li>
        ))}
      </ul>
      {data.total > data.rows.length ? (
        <p className={styles.more}>
          {t('doubt.more', { n: telling.number(data.total - data.rows.length) })}
        </p>
      ) : null}
    </>
  );
}
