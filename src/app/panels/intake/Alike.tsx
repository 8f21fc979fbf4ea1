import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { duplicatesReading } from '#app/live/reads.ts';
import { useClock, useViewer } from '#app/state/hooks.ts';
import { intakeDraft } from '#app/state/intake-draft.ts';
import { StateMark } from '#app/widgets/StateMark.tsx';
import { holds } from '#domain/access/table.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import styles from './Intake.module.css';

interface AlikeProps {
  /** The order this report will be merged into. */
  readonly master: string | undefined;
  readonly onMaster: (id: string | undefined) => void;
}

function Row({ order, master, onMaster }: AlikeProps & { readonly order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const viewer = useViewer();
  const may = holds(viewer, 'order.accept') && LIFE_CYCLE.open(order.state);
  return (
    <li data-alike={order.id}>
      <StateMark state={order.state} label={telling.state(order.state)} />
      <span>
        <b>{order.orderNo ?? t('order.noNumber')}</b>
        {t('desk.intake.alikeFacts', {
          state: telling.state(order.state),
          span: telling.span(now - order.reportedAt),
          n: order.reporters,
        })}
      </span>
      {may ? (
        <label>
          <input
            type="checkbox"
            checked={master === order.id}
            onChange={({ target }) => onMaster(target.checked ? order.id : undefined)}
          />
          {t('desk.intake.merge')}
        </label>
      ) : null}
    </li>
  );
}

/** While it is being taken down: what lies close by and is about the same, and what happened here before. */
export function Alike(props: AlikeProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { place, category } = intakeDraft();
  const { data } = useQuery(duplicatesReading(place?.point, category));
  if (!place || !category || !data) return null;
  const { duplicates, repeats } = data;
  return (
    <section
      className={styles.alike}
      aria-label={t('order.duplicates')}
      data-alike-count={duplicates.length}
    >
      <p role="status">
        {duplicates.length > 0
          ? t('desk.intake.duplicates', { n: telling.number(duplicates.length) })
          : t('desk.intake.noDuplicates')}
        {repeats.length > 0
          ? ` · ${t('desk.intake.repeats', { n: telling.number(repeats.length) })}`
          : ''}
      </p>
      <ul>
        {duplicates.map((order) => (
          <Row key={order.id} order={order} {...props} />
        ))}
      </ul>
    </section>
  );
}
