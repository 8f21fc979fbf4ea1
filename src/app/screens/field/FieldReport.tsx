import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CategoryField } from '#app/acts/CategoryField.tsx';
import { typed } from '#app/acts/read-form.ts';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { sendPhoto } from '#app/live/photos.ts';
import { reached } from '#app/live/reached.ts';
import { send } from '#app/live/send.ts';
import { newWishId } from '#app/live/wish-id.ts';
import { orderAt } from '#app/state/glance.ts';
import { useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { ChooseFile, PHOTO } from '#app/widgets/ChooseFile.tsx';
import { Field } from '#app/widgets/Field.tsx';
import { holds } from '#domain/access/table.ts';
import { GridField, placeIn, useOwnGrids } from './FieldFacts.tsx';
import styles from './SelfHandle.module.css';

/** What the worker sees on the way and cannot put right alone: a photo, where, what. It is an order as soon as it is sent. */
export function FieldReport() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (!viewer.worker || !holds(viewer, 'order.report')) return null;
  return (
    <section className={styles.box} data-act="field-report">
      <Button look="primary" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('found.report')}
      </Button>
      {open ? <Form onDone={() => setOpen(false)} /> : null}
    </section>
  );
}

/** A photo on its way to the order it belongs to: a line that failed is asked again for the same wish. */
interface Underway {
  readonly order: string;
  readonly wish: string;
}

function Form({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const grids = useOwnGrids();
  const [file, setFile] = useState<File>();
  const [underway, setUnderway] = useState<Underway>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const attach = async ({ order, wish }: Underway): Promise<void> => {
    if (file) {
      const added = await sendPhoto(order, { id: wish, phase: 'BEFORE', file });
      if (!added.ok) return setTrouble(added);
    }
    notice(t('found.reported'));
    onDone();
  };

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const grid = grids.find(({ id }) => id === data.get('grid'));
    if (!grid || busy) return;
    setBusy(true);
    setTrouble(undefined);
    if (underway) await attach(underway);
    else {
      const sent = await send('order.report', {
        grid: grid.id,
        point: await placeIn(grid),
        category: String(data.get('category')),
        urgency: 1,
        source: 'GRID',
        ...typed(data, 'description'),
      });
      if (sent.ok) {
        await reached(sent.seq);
        const order = orderAt(sent.seq);
        const next = order && { order: order.id, wish: newWishId() };
        setUnderway(next);
        if (next) await attach(next);
      } else setTrouble(sent);
    }
    setBusy(false);
  };

  const said = [
    underway && trouble ? t('found.photoWaits') : undefined,
    trouble && telling.trouble(trouble),
  ].filter(Boolean);
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.shot}>
        <ChooseFile label={t('found.photo')} accept={PHOTO} onFile={setFile}>
          {t(file ? 'found.photoAgain' : 'found.photo')}
        </ChooseFile>
        <span role="status">{file ? t('found.photoTaken') : null}</span>
      </div>
      <fieldset className={styles.facts} disabled={underway !== undefined}>
        <GridField grids={grids} />
        <CategoryField />
        <Field label={t('form.description')} note={t('form.optional')}>
          <textarea name="description" rows={3} maxLength={2000} />
        </Field>
      </fieldset>
      {said.length > 0 ? <p role="alert">{said.join(' ')}</p> : null}
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t('order.sending') : t(underway ? 'found.photoRetry' : 'found.send')}
      </Button>
    </form>
  );
}
