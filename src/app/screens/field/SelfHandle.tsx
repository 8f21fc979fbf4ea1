import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { send } from '#app/live/send.ts';
import { useTown, useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import { holds } from '#domain/access/table.ts';
import type { DraftAccepted } from '#wire/reads.ts';
import { GridField, placeIn, useOwnGrids } from './FieldFacts.tsx';
import styles from './SelfHandle.module.css';
import { ShotField } from './ShotField.tsx';

const WORDS_LEAST = 5;

/** Found, done and ended on the spot (T25): two photos, taken with the work in between, and what was done. */
export function SelfHandle() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  if (!viewer.worker || !holds(viewer, 'order.self-handle')) return null;
  return (
    <section className={styles.box} data-act="self-handle">
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('self.open')}
      </Button>
      {open ? <Form onDone={() => setOpen(false)} /> : null}
    </section>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { label, trouble: tell } = useTelling();
  const grids = useOwnGrids();
  const { categories, rules } = useTown();
  const [before, setBefore] = useState<DraftAccepted>();
  const [after, setAfter] = useState<DraftAccepted>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const allowed = rules.filter(({ canSelfHandle }) => canSelfHandle).map(({ code }) => code);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const grid = grids.find(({ id }) => id === data.get('grid'));
    if (!grid || !before || !after || busy) return;
    setBusy(true);
    setTrouble(undefined);
    const sent = await send('order.self-handle', {
      grid: grid.id,
      point: await placeIn(grid),
      category: String(data.get('category')),
      urgency: 1,
      before: before.photo,
      after: after.photo,
      description: String(data.get('description')),
    });
    setBusy(false);
    if (!sent.ok) return setTrouble(sent);
    notice(t('self.done'));
    onDone();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className={styles.hint}>{t('self.hint')}</p>
      <ShotField label={t('self.before')} shot={before} onShot={setBefore} />
      <ShotField label={t('self.after')} shot={after} onShot={setAfter} />
      <GridField grids={grids} />
      <Field label={t('order.category')}>
        <select name="category" required defaultValue="">
          <option value="">{t('form.chooseCategory')}</option>
          {categories
            .filter(({ code }) => allowed.includes(code))
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {label(name)}
              </option>
            ))}
        </select>
      </Field>
      <Field label={t('form.description')}>
        <textarea name="description" rows={3} minLength={WORDS_LEAST} maxLength={2000} required />
      </Field>
      {trouble ? <p role="alert">{tell(trouble)}</p> : null}
      <Button type="submit" look="primary" disabled={busy || !before || !after}>
        {busy ? t('order.sending') : t('self.send')}
      </Button>
    </form>
  );
}
