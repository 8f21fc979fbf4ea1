import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNow } from '#app/language/i18n.ts';
import { useTelling } from '#app/language/telling.ts';
import { goesOn, rejectsAddress } from '#app/live/imports.ts';
import { useThing } from '#app/state/hooks.ts';
import type { ImportField } from '#domain/imports/fields.ts';
import type { ImportState } from '#wire/imports.ts';
import { tellRemark } from '#wire/tell-remark.ts';
import page from '../Page.module.css';
import rows from './FileRows.module.css';
import styles from './Outcome.module.css';
import { Remarks } from './Remarks.tsx';

const COUNTS = ['added', 'changed', 'same', 'refused', 'outside', 'flagged'] as const;

/** How far the file is; when it has ended, what it came to. */
export function Outcome({ file }: { file: ImportState }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { stage, rows, of, counts, notes, faults } = file;
  const begun = useThing('imports', file.id);
  const section = useRef<HTMLElement>(null);
  // The page is long: what came of it comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage is told anew
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [stage]);
  if (stage === 'waiting') return null;
  return (
    <section ref={section} className={styles.outcome} aria-live="polite">
      <h3 data-outcome={stage}>{t(`imports.stage.${stage}`)}</h3>
      {goesOn(file) ? (
        <p>
          <progress
            {...(of ? { value: rows, max: of } : {})}
            aria-label={t(`imports.stage.${stage}`)}
          />
          {of
            ? t('imports.rowsOf', { n: telling.number(rows), of: telling.number(of) })
            : t('imports.rows', { n: telling.number(rows) })}
        </p>
      ) : null}
      <Remarks
        title={t(stage === 'failed' ? 'imports.fault' : 'imports.notUndone')}
        remarks={faults}
        grave
      />
      {stage === 'failed' ? <p>{t(begun ? 'imports.storedPart' : 'imports.stored')}</p> : null}
      {counts && !goesOn(file) ? (
        <dl className={styles.counts}>
          {COUNTS.map((name) => (
            <div key={name} data-count={name}>
              <dd>{telling.number(counts[name])}</dd>
              <dt>{t(`imports.count.${name}`)}</dt>
            </div>
          ))}
        </dl>
      ) : null}
      {goesOn(file) ? null : <Remarks title={t('imports.notes')} remarks={notes} />}
      {goesOn(file) ? null : <Rejects file={file} />}
    </section>
  );
}

function Rejects({ file }: { file: ImportState }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { id, counts, rejects } = file;
  if (!counts || rejects.length === 0) return null;
  return (
    <details className={styles.rejects} open>
      <summary>{t('imports.rejects', { n: telling.number(counts.refused) })}</summary>
      <a href={rejectsAddress(id)} download>
        {t('imports.download')}
      </a>
      <table className={rows.rows}>
        <thead>
          <tr>
            {(['row', 'field', 'value', 'reason'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`imports.rejectHead.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject) => (
            <tr key={JSON.stringify(reject)}>
              <td>{reject.row}</td>
              <td>{t(`imports.field.${reject.field as ImportField | 'row'}`)}</td>
              <td>{reject.value || t('imports.blank')}</td>
              <td>{tellRemark(reject.reason, languageNow())}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counts.refused > rejects.length ? (
        <p className={page.hint}>{t('imports.rejectsMore', { n: rejects.length })}</p>
      ) : null}
    </details>
  );
}
