import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { SIGHT_MOST } from '#domain/camera/camera.ts';
import { DATE_ORDERS, ENCODINGS, WORDED } from '#domain/imports/fields.ts';
import type { ImportMap } from '#wire/imports.ts';
import { Crs } from './Crs.tsx';
import styles from './File.module.css';
import { type BroughtKind, liesSomewhere, withSetting, wordsIn } from './fields.ts';

interface WaysProps {
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

const textIn = (map: ImportMap, name: string): string => String(map[name] ?? '');
/** The map with a setting as it was typed or chosen; an empty one is none. */
const said = (map: ImportMap, name: string, value: string): ImportMap =>
  withSetting(map, name, value === '' ? undefined : value);

function AreaWays({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('imports.level')}>
        <select
          value={textIn(map, 'level')}
          onChange={({ target }) => onMap(said(map, 'level', target.value))}
        >
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
          onChange={({ target }) => onMap(said(map, 'tiling', target.checked ? 'loose' : 'strict'))}
        />
        {t('imports.tiling')}
      </label>
    </>
  );
}

function Letters({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('imports.encoding')}>
      <select
        value={textIn(map, 'encoding')}
        onChange={({ target }) => onMap(said(map, 'encoding', target.value))}
      >
        <option value="">{t('imports.encodingAuto')}</option>
        {ENCODINGS.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Dates({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('imports.dates')}>
      <select
        value={textIn(map, 'dates')}
        onChange={({ target }) => onMap(said(map, 'dates', target.value))}
      >
        <option value="">{t('imports.dateOrder.auto')}</option>
        {DATE_ORDERS.map((one) => (
          <option key={one} value={one}>
            {t(`imports.dateOrder.${one}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function OldSystem({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('imports.system')} hint={t('imports.systemHint')}>
      <input
        defaultValue={textIn(map, 'system')}
        maxLength={40}
        pattern="[\w.\-]+"
        onBlur={({ target }) => onMap(withSetting(map, 'system', target.value.trim() || 'old'))}
      />
    </Field>
  );
}

/** What holds of a camera of which the table says nothing. */
function CameraWays({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  return (['fov', 'range'] as const).map((name) => (
    <Field key={name} label={t(`imports.assumed.${name}`)} hint={t(`imports.assumedHint.${name}`)}>
      <input
        type="number"
        min={1}
        max={SIGHT_MOST[name]}
        defaultValue={textIn(map, name)}
        onBlur={({ target }) =>
          target.validity.valid &&
          target.value !== '' &&
          onMap(withSetting(map, name, Number(target.value)))
        }
      />
    </Field>
  ));
}

/** Of when the figures are and whose, where no column says it. */
function FigureWays({ map, onMap }: WaysProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { departments } = useTown();
  const { '*': everyOther = '', ...others } = wordsIn(map, 'owner');
  return (
    <>
      <Field label={t('imports.day')} hint={t('imports.dayHint')}>
        <input
          type="date"
          data-way="asOf"
          defaultValue={textIn(map, 'asOf')}
          onChange={({ target }) => onMap(said(map, 'asOf', target.value))}
        />
      </Field>
      <Field label={t('imports.owner')} hint={t('imports.ownerHint')}>
        <select
          data-way="org"
          value={String(everyOther)}
          onChange={({ target: { value } }) =>
            onMap(withSetting(map, WORDED.owner, value ? { ...others, '*': value } : others))
          }
        >
          <option value="">{t('imports.none')}</option>
          {departments.map(({ code, name }) => (
            <option key={code} value={code}>
              {telling.label(name)}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}

/** How the file is read as a whole. */
export function Ways({ kind, ...way }: WaysProps & { readonly kind: BroughtKind }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('imports.reading')}</legend>
      {liesSomewhere(kind) ? <Crs {...way} /> : null}
      {kind === 'areas' ? <AreaWays {...way} /> : <Letters {...way} />}
      {kind === 'orders' || kind === 'indicators' ? <Dates {...way} /> : null}
      {kind === 'orders' ? <OldSystem {...way} /> : null}
      {kind === 'cameras' ? <CameraWays {...way} /> : null}
      {kind === 'indicators' ? <FigureWays {...way} /> : null}
    </fieldset>
  );
}
