import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#app/live/call.ts';
import { bringFile } from '#app/live/imports.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { useShelf } from '#app/state/hooks.ts';
import page from '../Page.module.css';
import styles from './BringFile.module.css';
import { BROUGHT_KINDS, type BroughtKind } from './fields.ts';

/** Takes a file: dropped, or chosen by keyboard. */
export function BringFile({ onBrought }: { onBrought: (id: string) => void }) {
  const { t } = useTranslation();
  const empty = useShelf('grids').length === 0;
  const [said, setKind] = useState<BroughtKind>();
  // A town without grids needs these first.
  const kind = said ?? (empty ? 'areas' : 'orders');
  const [sending, setSending] = useState<string>();
  const [over, setOver] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const choice = useId();

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setTrouble(undefined);
    setSending(file.name);
    const answer = await bringFile(kind, file);
    setSending(undefined);
    if (answer.ok) onBrought(answer.value.id);
    else setTrouble(answer);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <section className={styles.bring} aria-labelledby={`${choice}-title`}>
      <h2 id={`${choice}-title`}>{t('imports.title')}</h2>
      <fieldset className={styles.kinds}>
        <legend>{t('imports.kind.label')}</legend>
        {BROUGHT_KINDS.map((one) => (
          <label key={one} data-kind={one}>
            <input
              type="radio"
              name={choice}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <b>{t(`imports.kind.${one}`)}</b>
            <small>{t(`imports.kindHint.${one}`)}</small>
          </label>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way; the button inside is the first */}
      <div
        className={styles.drop}
        data-drop="true"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <p role="status">{t('imports.sending', { name: sending })}</p>
        ) : (
          <>
            <p>{t('imports.drop')}</p>
            <small>{t('imports.dropHint')}</small>
            <label className={styles.choose}>
              {t('imports.bring')}
              <input
                type="file"
                className="unseen"
                data-bring="true"
                onChange={({ target }) => {
                  void send(target.files?.[0]);
                  target.value = '';
                }}
              />
            </label>
          </>
        )}
      </div>
      <TroubleNote trouble={trouble} />
      {empty ? <p className={page.hint}>{t('imports.first')}</p> : null}
    </section>
  );
}
