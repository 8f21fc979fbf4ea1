import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, Fragment, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { sendPhoto } from '#app/live/photos.ts';
import { newWishId } from '#app/live/wish-id.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Phase } from '#domain/order/codes.ts';
import styles from './OrderPhotos.module.css';

const KINDS = [
  { id: 'photo', accept: 'image/jpeg,image/png,image/webp' },
  { id: 'clip', accept: 'video/mp4,video/webm' },
] as const;

/** Takes a picture or a clip (on a phone, with its camera) and sends it; a line that failed is asked again for the same wish. */
export function AddPhoto({
  order,
  phase,
  why,
  onAdded,
}: {
  order: string;
  phase: Phase;
  /** Why none can be added now. */
  why: string | undefined;
  onAdded: () => void;
}) {
  const { t } = useTranslation();
  const telling = useTelling();
  const inputs = { photo: useRef<HTMLInputElement>(null), clip: useRef<HTMLInputElement>(null) };
  const sending = useMutation({
    mutationFn: (photo: { id: string; phase: Phase; file: Blob }) => sendPhoto(order, photo),
    onSuccess: (answer) => answer.ok && onAdded(),
  });
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) sending.mutate({ id: newWishId(), phase, file });
    // The same file may be chosen again.
    target.value = '';
  };
  const trouble = sending.data?.ok === false ? sending.data : undefined;
  const labels = {
    photo: t(phase === 'BEFORE' ? 'photos.addBefore' : 'photos.addAfter'),
    clip: t(phase === 'BEFORE' ? 'photos.addClipBefore' : 'photos.addClipAfter'),
  };
  return (
    <div className={styles.add}>
      {KINDS.map(({ id, accept }) => (
        <Fragment key={id}>
          <Button
            why={why}
            disabled={sending.isPending}
            onClick={() => inputs[id].current?.click()}
          >
            {sending.isPending ? t('photos.sending') : labels[id]}
          </Button>
          <input
            ref={inputs[id]}
            type="file"
            accept={accept}
            capture="environment"
            aria-label={labels[id]}
            hidden
            onChange={take}
          />
        </Fragment>
      ))}
      <span role="status">
        {trouble ? telling.trouble(trouble) : sending.data?.ok ? t('photos.added') : null}
      </span>
      {trouble?.reason === 'line.silent' ? (
        <Button onClick={() => sending.variables && sending.mutate(sending.variables)}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
