import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '#app/acts/ActForm.tsx';
import { Candidates } from '#app/acts/Candidates.tsx';
import { barOfAct } from '#app/acts/permits.ts';
import { useTelling } from '#app/language/telling.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { useOpenOrdersOf } from '#app/state/order-lists.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Field } from '#app/widgets/Field.tsx';
import pane from '../pane.module.css';

/** Assigns one of the chosen grid's orders: the oldest that waits and the grid's own worker are chosen already. */
export default function Assign() {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const [view, go] = useView();
  const grid = useThing('grids', view.grid);
  const waiting = useOpenOrdersOf(view.grid ?? '')
    .filter(({ state }) => state === 'FILED')
    .sort((a, b) => (a.filedAt ?? 0) - (b.filedAt ?? 0));
  const [chosen, setChosen] = useState<string>(
    () => waiting.find(({ id }) => id === view.order)?.id ?? waiting[0]?.id ?? '',
  );
  // The chosen order may have moved on under the open form; the form itself says so.
  const order = useThing('orders', chosen);
  if (!grid) return null;
  if (!order || (barOfAct(viewer, 'dispatch', order)?.why ?? 'state') !== 'state')
    return (
      <Empty title={t('form.noOrder')}>
        <Button onClick={() => go({ act: undefined })}>{t('close')}</Button>
      </Empty>
    );
  const choices = waiting.some(({ id }) => id === order.id) ? waiting : [order, ...waiting];
  return (
    <div className={pane.pane}>
      <p className={pane.lead}>
        <b>{telling.label(grid.name)}</b>
      </p>
      <Field label={t('form.order')}>
        <select value={order.id} onChange={({ target }) => setChosen(target.value)}>
          {choices.map(({ id, orderNo, category, urgency }) => (
            <option key={id} value={id}>
              {`${telling.category(category)} · ${orderNo ?? t('order.noNumber')} · ${t(`urgency.${urgency}`)}`}
            </option>
          ))}
        </select>
      </Field>
      <Candidates order={order} />
      <ActForm
        key={order.id}
        order={order}
        act="dispatch"
        focus
        onEnd={() => go({ act: undefined, order: order.id })}
      />
    </div>
  );
}
