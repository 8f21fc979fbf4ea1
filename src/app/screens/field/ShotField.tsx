import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { sendDraft } from '#app/live/photos.ts';
import { whereAmI } from '#app/live/place.ts';
import { ChooseFile, PHOTO } from '#app/widgets/ChooseFile.tsx';
import type { DraftAccepted } from '#wire/reads.ts';
import styles from './SelfHandle.module.css';

/** Takes one photo and sends it at once: when it came in and what the house read of it counts, not what the form says. */
export function ShotField({
  label,
  shot,
  onShot,
}: {
  label: string;
  shot: DraftAccepted | undefined;
  onShot: (shot: DraftAccepted) => void;
}) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const take = async (file: File) => {
    setBusy(true);
    setTrouble(undefined);
    const answer = await sendDraft(file, await whereAmI());
    setBusy(false);
    if (answer.ok) onShot(answer.value);
    else setTrouble(answer);
  };
  const places = { CAMERA: t('self.camera'), PHONE: t('self.phone') };
  return (
    <div className={styles.shot}>
      <ChooseFile label={label} accept={PHOTO} disabled={busy} onFile={(file) => void take(file)}>
        {busy ? t('photos.sending') : label}
      </ChooseFile>
      <span role="status">
        {trouble
          ? telling.trouble(trouble)
          : shot
            ? [
                shot.takenAt === null
                  ? t('self.at', { at: telling.time(shot.at) })
                  : t('photos.taken', { at: telling.date(shot.takenAt) }),
                shot.placed ? places[shot.placed] : t('self.nowhere'),
              ].join(' · ')
            : null}
      </span>
    </div>
  );
}
