import { useTranslation } from 'react-i18next';
import type { ImportField } from '#domain/imports/fields.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';
import rows from './FileRows.module.css';
import { type BroughtKind, columnsOf } from './fields.ts';
import styles from './Preview.module.css';

interface PreviewProps {
  readonly kind: BroughtKind;
  readonly look: ImportLook;
  readonly map: ImportMap;
}

/** The first rows as the file has them, and over each column what it is here. */
export function Preview({ kind, look, map }: PreviewProps) {
  const { t } = useTranslation();
  const meant = new Map(
    Object.entries(columnsOf(kind, map)).map(([field, column]) => [column, field as ImportField]),
  );
  if (look.head.length === 0) return null;
  return (
    <figure className={styles.preview}>
      <figcaption>
        {t('imports.preview', { n: look.rows.length })}
        <small>{t('imports.previewHint')}</small>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by keyboard */}
      <section tabIndex={0} aria-label={t('imports.preview', { n: look.rows.length })}>
        <table className={rows.rows}>
          <thead>
            <tr>
              {look.head.map((name) => {
                const field = meant.get(name);
                return (
                  <th key={name} scope="col" data-meant={field !== undefined}>
                    <span>{field ? t(`imports.field.${field}`) : '\u00A0'}</span>
                    {name}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {look.rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
              <tr key={row}>
                {look.head.map((name, i) => (
                  <td key={name}>{cells[i]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}
