import { useTranslation } from 'react-i18next';
import { Field } from '#app/widgets/Field.tsx';
import type { ImportLook, ImportMap } from '#wire/imports.ts';
import styles from './File.module.css';
import { type BroughtKind, columnsOf, fieldsOf, isNeeded, withColumn } from './fields.ts';

interface ColumnsProps {
  readonly kind: BroughtKind;
  readonly look: ImportLook;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

/** Which column of the file is what. */
export function Columns({ kind, look, map, onMap }: ColumnsProps) {
  const { t } = useTranslation();
  const columns = columnsOf(kind, map);
  return (
    <fieldset className={styles.fields}>
      <legend>{t('imports.columns')}</legend>
      {fieldsOf(kind).map((field) => (
        <Field
          key={field}
          label={t(`imports.field.${field}`)}
          note={isNeeded(kind, map, field) ? t('imports.needed') : undefined}
          hint={field === 'picture' ? t('imports.secret') : undefined}
        >
          <select
            data-column={field}
            value={columns[field] ?? ''}
            onChange={({ target }) => onMap(withColumn(kind, map, field, target.value))}
          >
            <option value="">{t('imports.none')}</option>
            {look.head.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      ))}
    </fieldset>
  );
}
