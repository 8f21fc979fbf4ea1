import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { undoImport } from '#app/live/imports.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { useShelf } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Dialog } from '#app/widgets/Dialog.tsx';
import type { ImportRun } from '#domain/imports/import-run.ts';
import page from '../Page.module.css';
import styles from './History.module.css';

const SHOWN = 30;

const stageOf = ({ undoneAt, endedAt }: ImportRun) =>
  undoneAt !== null ? 'undone' : endedAt !== null ? 'done' : 'storing';

/** What was imported, the newest first; the last that counts can be taken back. */
export function History({ onUndo }: { onUndo: (id: string) => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const runs = useShelf('imports').toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const last = useShelf('imports')
    .filter(({ undoneAt }) => undoneAt === null)
    .toSorted((a, b) => b.version - a.version)[0];
  const [asking, setAsking] = useState<ImportRun>();
  const [trouble, setTrouble] = useState<Trouble>();
  const undo = async ({ id }: ImportRun) => {
    const answer = await undoImport(id);
    setTrouble(answer.ok ? undefined : answer);
    if (!answer.ok) return;
    setAsking(undefined);
    onUndo(id);
  };
  return (
    <section className={styles.history}>
      <h2>{t('imports.history')}</h2>
      {runs.length === 0 ? <p className={page.hint}>{t('imports.historyNone')}</p> : null}
      <ol>
        {runs.slice(0, SHOWN).map((run) => (
          <li key={run.id} data-run={run.id} data-stage={stageOf(run)}>
            <b>{run.file}</b>
            <span>
              {t(`imports.kind.${run.kind}`)} · {t(`imports.stage.${stageOf(run)}`)}
            </span>
            <span>
              {telling.date(run.at)} · {telling.post(run.by)}
            </span>
            <span>
              {(['added', 'changed', 'same', 'refused'] as const)
                .filter((name) => run.counts[name] > 0)
                .map((name) => `${t(`imports.count.${name}`)} ${telling.number(run.counts[name])}`)
                .join(' · ')}
            </span>
            {run.id === last?.id ? (
              <Button data-undo={run.id} onClick={() => setAsking(run)}>
                {t('imports.undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {asking ? (
        <Dialog
          title={t('imports.undoAsk', { name: asking.file })}
          closeLabel={t('close')}
          onClose={() => setAsking(undefined)}
        >
          <div className={styles.asking}>
            <p>
              {t('imports.undoHint', {
                n: telling.number(asking.counts.added + asking.counts.changed),
              })}
            </p>
            <TroubleNote trouble={trouble} />
            <Button data-first="true" data-deed="undo" onClick={() => void undo(asking)}>
              {t('imports.undo')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
