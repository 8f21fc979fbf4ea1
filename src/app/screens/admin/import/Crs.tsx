import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#app/widgets/Field.tsx';
import type { ImportMap } from '#wire/imports.ts';
import { withSetting } from './fields.ts';
import { isUsual, SYSTEM_NAMES, SYSTEMS } from './systems.ts';

interface CrsProps {
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

/** The coordinate system; those in metres by their code. */
export function Crs({ map, onMap }: CrsProps) {
  const { t } = useTranslation();
  const crs = String(map.crs ?? 'wgs84');
  const [other, setOther] = useState(!isUsual(crs));
  return (
    <>
      <Field label={t('imports.crs')}>
        <select
          data-way="crs"
          value={other ? 'other' : crs}
          onChange={({ target: { value } }) => {
            setOther(value === 'other');
            if (value !== 'other') onMap(withSetting(map, 'crs', value));
          }}
        >
          {SYSTEMS.map((word) => (
            <option key={word} value={word}>
              {SYSTEM_NAMES[word]}
            </option>
          ))}
          <option value="other">{t('imports.crsOther')}</option>
        </select>
      </Field>
      {other ? (
        <Field label={t('imports.crsName')} hint={t('imports.crsHint')}>
          <input
            defaultValue={isUsual(crs) ? '' : crs}
            onBlur={({ target: { value } }) =>
              value.trim() && onMap(withSetting(map, 'crs', value.trim()))
            }
          />
        </Field>
      ) : null}
    </>
  );
}
