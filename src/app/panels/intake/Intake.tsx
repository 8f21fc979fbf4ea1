import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '#app/acts/acts.module.css';
import { submitOnEnter } from '#app/acts/StepForm.tsx';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { reached } from '#app/live/reached.ts';
import { send } from '#app/live/send.ts';
import { orderAt } from '#app/state/glance.ts';
import { draft, forgetDraft, type IntakeDraft, intakeDraft } from '#app/state/intake-draft.ts';
import { notice } from '#app/state/notice-store.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import { SOURCES } from '#domain/order/codes.ts';
import pane from '../pane.module.css';
import { Alike } from './Alike.tsx';
import { CategoryPick } from './CategoryPick.tsx';
import { PlacePick } from './PlacePick.tsx';

const TAKEN_DOWN = SOURCES.filter((source) => source !== 'SELF');
const URGENCIES = [1, 2, 3, 4] as const;

/** Reports what is in the draft; a duplicate becomes part of its master at once. @returns the order to look at. */
async function take(held: IntakeDraft, master: string | undefined): Promise<string | Trouble> {
  const { place, category, urgency, source, description, name, phone } = held;
  if (!place || !category) throw new Error('a draft without place or category is not sent');
  const caller = {
    ...(name.trim() && { name: name.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
  };
  const sent = await send('order.report', {
    ...{ grid: place.grid, point: place.point, category, urgency, source },
    ...(description.trim() && { description: description.trim() }),
    ...(Object.keys(caller).length > 0 && { caller }),
  });
  if (!sent.ok) return sent;
  await reached(sent.seq);
  const id = orderAt(sent.seq)?.id;
  if (!master || !id) return id ?? '';
  const merged = await send('order.merge', { id, version: sent.seq, master });
  return merged.ok ? master : merged;
}

/** What a caller says, taken down with the keyboard alone: where, what, how urgent, in whose words, whom to call back. */
export default function Intake() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [, go] = useView();
  const held = intakeDraft();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [master, setMaster] = useState<string>();
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const lack = !held.place
    ? t('desk.intake.lackPlace')
    : held.category
      ? undefined
      : t('desk.intake.lackCategory');

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || lack) return;
    setTrouble(undefined);
    setBusy(true);
    const order = await take(held, master);
    setBusy(false);
    if (typeof order !== 'string') return setTrouble(order);
    notice(t(master ? 'desk.intake.merged' : 'desk.intake.done'));
    const grid = held.place?.grid;
    forgetDraft();
    go({ act: undefined, order: order || undefined, grid });
  };

  return (
    <form
      ref={form}
      className={`${styles.form} ${pane.pane}`}
      data-act="intake"
      aria-label={t('desk.keys.intake')}
      autoComplete="off"
      onSubmit={submit}
      onKeyDown={submitOnEnter}
    >
      <PlacePick />
      <CategoryPick />
      <Alike master={master} onMaster={setMaster} />
      <div className={styles.pair}>
        <Field label={t('order.urgency')}>
          <select
            value={held.urgency}
            onChange={({ target }) =>
              draft({ urgency: URGENCIES.find((one) => String(one) === target.value) ?? 1 })
            }
          >
            {URGENCIES.map((one) => (
              <option key={one} value={one}>
                {t(`urgency.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('order.source')}>
          <select
            value={held.source}
            onChange={({ target }) =>
              draft({ source: TAKEN_DOWN.find((one) => one === target.value) ?? 'HOT' })
            }
          >
            {TAKEN_DOWN.map((one) => (
              <option key={one} value={one}>
                {t(`source.${one}`)}
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
        <textarea
          rows={3}
          maxLength={2000}
          value={held.description}
          onChange={({ target }) => draft({ description: target.value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t('desk.intake.name')} note={t('form.optional')}>
          <input
            maxLength={40}
            value={held.name}
            onChange={({ target }) => draft({ name: target.value })}
          />
        </Field>
        <Field label={t('desk.intake.phone')} note={t('form.optional')}>
          <input
            type="tel"
            maxLength={20}
            pattern="\+?[\d\s\-]{3,20}"
            title={t('desk.intake.phoneHint')}
            value={held.phone}
            onChange={({ target }) => draft({ phone: target.value })}
          />
        </Field>
      </div>
      <p className={styles.pending}>{t('desk.intake.callerHint')}</p>
      {trouble ? (
        <div className={styles.told} role="alert">
          <b>{t('form.conflict')}</b>
          <p>{telling.trouble(trouble)}</p>
        </div>
      ) : null}
      <div className={styles.go}>
        <Button size="large" onClick={() => go({ act: undefined })}>
          {t('desk.intake.later')}
        </Button>
        <Button
          size="large"
          onClick={() => {
            forgetDraft();
            setMaster(undefined);
          }}
        >
          {t('desk.intake.empty')}
        </Button>
        <Button
          type="submit"
          look="primary"
          size="large"
          className={styles.submit}
          why={lack}
          disabled={busy}
          hint={t('form.enter')}
        >
          {busy ? t('order.sending') : t(master ? 'desk.intake.takeAndMerge' : 'desk.intake.take')}
        </Button>
      </div>
    </form>
  );
}
