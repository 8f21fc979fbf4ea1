import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import styles from '#app/acts/acts.module.css';
import { CategoryField } from '#app/acts/CategoryField.tsx';
import { chosenUrgency, typed } from '#app/acts/read-form.ts';
import { submitOnEnter } from '#app/acts/StepForm.tsx';
import { UrgencyField } from '#app/acts/UrgencyField.tsx';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { reached } from '#app/live/reached.ts';
import { send } from '#app/live/send.ts';
import { orderAt } from '#app/state/glance.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { pickStore } from '#app/state/pick-store.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import type { Role } from '#domain/access/viewer.ts';
import { SOURCES } from '#domain/order/codes.ts';
import type { Order } from '#domain/order/order.ts';
import pane from '../pane.module.css';

const REPORTED_BY_HAND = SOURCES.filter((source) => source !== 'SELF');

/** Where a report of this post usually comes from; any other can be chosen. */
const USUAL: Readonly<Partial<Record<Role, Order['source']>>> = {
  GRID_WORKER: 'GRID',
  COMMUNITY: 'VISIT',
  DISPATCHER: 'VIDEO',
  DUTY_CHIEF: 'LEAD',
  GRID_LEADER: 'GRID',
  OPERATOR: 'HOT',
  LEADER: 'LEAD',
};

/** Reports an order at the clicked point of the chosen grid, or at the grid's centre. */
export default function Report() {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const [view, go] = useView();
  const grid = useThing('grids', view.grid);
  const picked = pickStore((held) => held.picked);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  if (!grid) return null;
  const clicked = picked?.grid === grid.id ? picked.point : undefined;

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    setTrouble(undefined);
    setBusy(true);
    const sent = await send('order.report', {
      grid: grid.id,
      point: clicked ?? grid.centre,
      category: String(data.get('category')),
      urgency: chosenUrgency(data),
      source: REPORTED_BY_HAND.find((source) => source === data.get('source')) ?? 'GRID',
      ...typed(data, 'description'),
    });
    if (!sent.ok) {
      setBusy(false);
      setTrouble(sent);
      return;
    }
    await reached(sent.seq);
    notice(t('order.done', { action: t('grid.report') }));
    go({ act: undefined, order: orderAt(sent.seq)?.id });
  };

  return (
    <form
      ref={form}
      className={`${styles.form} ${pane.pane}`}
      data-act="report"
      onSubmit={submit}
      onKeyDown={submitOnEnter}
    >
      <p className={pane.lead}>
        <b>{telling.label(grid.name)}</b>
        <span>{t(clicked ? 'form.pointPicked' : 'form.pointCentre')}</span>
      </p>
      <CategoryField />
      <div className={styles.pair}>
        <UrgencyField level={1} />
        <Field label={t('order.source')}>
          <select name="source" defaultValue={USUAL[viewer.role]}>
            {REPORTED_BY_HAND.map((source) => (
              <option key={source} value={source}>
                {t(`source.${source}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Field
        label={t('form.description')}
        note={t('form.optional')}
        hint={t('form.descriptionHint')}
      >
        <textarea name="description" rows={4} maxLength={2000} />
      </Field>
      {trouble ? (
        <div className={styles.told} role="alert">
          <b>{t('form.conflict')}</b>
          <p>{telling.trouble(trouble)}</p>
        </div>
      ) : null}
      <div className={styles.go}>
        <Button size="large" onClick={() => go({ act: undefined })}>
          {t('cancel')}
        </Button>
        <Button
          type="submit"
          look="primary"
          size="large"
          className={styles.submit}
          disabled={busy}
          hint={t('form.enter')}
        >
          {busy ? t('order.sending') : t('grid.report')}
        </Button>
      </div>
    </form>
  );
}
