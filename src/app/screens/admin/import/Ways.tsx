import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#app/widgets/Field.tsx';
import { DATE_ORDERS, ENCODINGS } from '#domain/imports/fields.ts';
import type { ImportMap } from '#wire/imports.ts';
import { type BroughtKind, withSetting } from './fields.ts';
import styles from './Import.module.css';
import { isUsual, SYSTEM_NAMES, SYSTEMS } from './systems.ts';

interface WaysProps {
  readonly kind: BroughtKind;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

/** The coordinate system; those in metres by their code. */
function Crs({ map, onMap }: Omit<WaysProps, 'kind'>) {
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

/** How the file is read as a whole. */
export function Ways({ kind, map, onMap }: WaysProps) {
  const { t } = useTranslation();
  const set = (name: string, value: string) =>
    onMap(withSetting(map, name, value === '' ? undefined : value));
  const text = (name: string) => String(map[name] ?? '');
  return (
    <fieldset className={styles.fields}>
      <legend>{t('imports.reading')}</legend>
      <Crs map={map} onMap={onMap} />
      {kind === 'areas' ? (
        <>
          <Field label={t('imports.level')}>
            <select value={text('level')} onChange={({ target }) => set('level', target.value)}>
              {(['grids', 'communities'] as const).map((level) => (
                <option key={level} value={level}>
                  {t(`imports.levels.${level}`)}
                </option>
              ))}
            </select>
          </Field>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={map.tiling !== 'strict'}
              onChange={({ target }) => set('tiling', target.checked ? 'loose' : 'strict')}
            />
            {t('imports.tiling')}
          </label>
        </>
      ) : (
        <>
          <Field label={t('imports.encoding')}>
            <select
              value={text('encoding')}
              onChange={({ target }) => set('encoding', target.value)}
            >
              <option value="">{t('imports.encodingAuto')}</option>
              {ENCODINGS.map((one) => (
                <option key={one} value={one}>
                  {one.toUpperCase()}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('imports.dates')}>
            <select value={text('dates')} onChange={({ target }) => set('dates', target.value)}>
              <option value="">{t('imports.dateOrder.auto')}</option>
              {DATE_ORDERS.map((one) => (
                <option key={one} value={one}>
                  {t(`imports.dateOrder.${one}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('imports.system')} hint={t('imports.systemHint')}>
            <input
              defaultValue={text('system')}
              maxLength={40}
              pattern="[\\w.\\-]+"
              onBlur={({ target }) => set('system', target.value.trim() || 'old')}
            />
          </Field>
        </>
      )}
    </fieldset>
  );
}
