import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { sendPhoto } from '#app/live/photos.ts';
import { newWishId } from '#app/live/wish-id.ts';
import { Button } from '#app/widgets/Button.tsx';
import { ChooseFile, CLIP, PHOTO } from '#app/widgets/ChooseFile.tsx';
import type { Phase } from '#domain/order/codes.ts';
import styles from './OrderPhotos.module.css';

const KINDS = [
  { id: 'photo', accept: PHOTO },
  { id: 'clip', accept: CLIP },
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
  const sending = useMutation({
    mutationFn: (photo: { id: string; phase: Phase; file: Blob }) => sendPhoto(order, photo),
    onSuccess: (answer) => answer.ok && onAdded(),
  });
  const trouble = sending.data?.ok === false ? sending.data : undefined;
  const labels = {
    photo: t(phase === 'BEFORE' ? 'photos.addBefore' : 'photos.addAfter'),
    clip: t(phase === 'BEFORE' ? 'photos.addClipBefore' : 'photos.addClipAfter'),
  };
  return (
    <div className={styles.add}>
      {KINDS.map(({ id, accept }) => (
        <ChooseFile
          key={id}
          label={labels[id]}
          accept={accept}
          why={why}
          disabled={sending.isPending}
          onFile={(file) => sending.mutate({ id: newWishId(), phase, file })}
        >
          {sending.isPending ? t('photos.sending') : labels[id]}
        </ChooseFile>
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
