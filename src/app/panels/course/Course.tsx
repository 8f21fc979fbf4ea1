import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { ScreenWords } from '#app/language/zh-CN.ts';
import { orderReading } from '#app/live/reads.ts';
import { useInHand } from '#app/state/in-hand.ts';
import { useLook } from '#app/state/order-lists.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { PanelCount } from '../contract.tsx';
import { useWholeRows } from '../whole-rows.ts';
import styles from './Course.module.css';

type Told = keyof ScreenWords['story'];

/** Height of a step in rem: 42 du. */
const STEP_REM = 4.2;

/** What has happened to the event in hand, the latest steps of it, and where it stands. Who acted is told by the post. */
export default function Course() {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useLook();
  const { order } = useInHand();
  const [list, room] = useWholeRows(STEP_REM);
  const { data, isError } = useQuery({
    ...orderReading(order?.id ?? '', order?.version),
    enabled: order !== undefined,
  });
  if (!order) return <Empty title={t('wall.noEvent')} />;
  const open = LIFE_CYCLE.open(order.state);
  const steps = data?.story.slice(-Math.max(1, room - (open ? 1 : 0))) ?? [];
  return (
    <>
      {data ? <PanelCount>{t('wall.steps', { n: data.story.length })}</PanelCount> : null}
      {isError && !data ? <Empty title={t('panel.failed')} /> : null}
      {data || isError ? null : <Skeleton rows={6} label={t('loading')} />}
      <ol className={styles.course} ref={list}>
        {steps.map(({ seq, at, by, type }) => (
          <li key={seq} data-step={type}>
            <time dateTime={new Date(at).toISOString()}>{telling.when(at, now)}</time>
            <i />
            <b>{t(`story.${type.replace('order.', '') as Told}`)}</b>
            <em>{telling.post(by)}</em>
          </li>
        ))}
        {data && open ? (
          <li data-now="true">
            <time>{t('order.now')}</time>
            <i />
            <b>{telling.state(order.state)}</b>
            <em>{order.org ? telling.org(order.org) : ''}</em>
          </li>
        ) : null}
      </ol>
    </>
  );
}
