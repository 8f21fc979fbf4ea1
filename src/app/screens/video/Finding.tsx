import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import acts from '#app/acts/acts.module.css';
import { CategoryField } from '#app/acts/CategoryField.tsx';
import { chosenUrgency, typed } from '#app/acts/read-form.ts';
import { UrgencyField } from '#app/acts/UrgencyField.tsx';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { sendPhoto } from '#app/live/photos.ts';
import { reached } from '#app/live/reached.ts';
import { send } from '#app/live/send.ts';
import { newWishId } from '#app/live/wish-id.ts';
import { orderAt } from '#app/state/glance.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Dialog } from '#app/widgets/Dialog.tsx';
import { Field } from '#app/widgets/Field.tsx';
import type { Camera } from '#domain/camera/camera.ts';
import styles from './Video.module.css';

export interface Shot {
  /** The time in the picture. */
  readonly at: number;
  readonly file: Blob;
}

interface FindingProps {
  readonly camera: Camera;
  readonly shot: Shot;
  readonly onClose: () => void;
}

/** What was seen becomes an order at the camera's place, with the picture it was seen in. What was done stays done when a later part fails. */
export function Finding({ camera, shot, onClose }: FindingProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [url, setUrl] = useState<string>();
  const order = useRef<string>(undefined);
  const [wish] = useState(newWishId);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  useEffect(() => {
    const made = URL.createObjectURL(shot.file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [shot]);

  const report = async (data: FormData): Promise<Trouble | undefined> => {
    if (order.current === undefined) {
      const sent = await send('order.report', {
        grid: camera.grid,
        point: camera.point,
        category: String(data.get('category')),
        urgency: chosenUrgency(data),
        source: 'VIDEO',
        ...typed(data, 'description'),
      });
      if (!sent.ok) return sent;
      await reached(sent.seq);
      order.current = orderAt(sent.seq)?.id;
    }
    const { current: id } = order;
    if (id === undefined) return { ok: false, reason: 'line.silent', params: {} };
    const added = await sendPhoto(id, { id: wish, phase: 'BEFORE', file: shot.file });
    if (!added.ok && added.reason !== 'order.same-photo') return added;
    const marked = await send('camera.patrol', { id: camera.id, mark: 'PROBLEM', order: id });
    return marked.ok ? undefined : marked;
  };

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setTrouble(undefined);
    const failed = await report(data);
    setBusy(false);
    if (failed) {
      setTrouble(failed);
      return;
    }
    notice(t('video.patrol.reported', { name: telling.label(camera.name) }));
    onClose();
  };

  return (
    <Dialog title={t('video.patrol.finding')} closeLabel={t('close')} onClose={onClose} wide>
      <form ref={form} className={`${acts.form} ${styles.finding}`} onSubmit={submit}>
        {url ? <img src={url} alt={t('video.patrol.shot', { at: telling.date(shot.at) })} /> : null}
        <div className={acts.form}>
          <p className={styles.where}>
            <b>{telling.label(camera.name)}</b>
            <span>
              {telling.grid(camera.grid)} · {telling.date(shot.at)}
            </span>
          </p>
          <CategoryField />
          <UrgencyField level={2} />
          <Field label={t('form.description')} note={t('form.optional')}>
            <textarea name="description" rows={3} maxLength={2000} />
          </Field>
          {trouble ? (
            <div className={acts.told} role="alert">
              <b>{t(order.current ? 'video.patrol.half' : 'form.conflict')}</b>
              <p>{telling.trouble(trouble)}</p>
            </div>
          ) : null}
          <div className={acts.go}>
            <Button size="large" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" look="primary" size="large" disabled={busy}>
              {busy ? t('order.sending') : t('video.patrol.report')}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
