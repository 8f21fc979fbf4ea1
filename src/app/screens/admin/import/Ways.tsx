import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { SIGHT_MOST } from '#domain/camera/camera.ts';
import { DATE_ORDERS, ENCODINGS, WORDED } from '#domain/imports/fields.ts';
import type { ImportMap } from '#wire/imports.ts';
import { Crs } from './Crs.tsx';
import styles from './File.module.css';
import { type BroughtKind, isWide, liesSomewhere, withSetting, wordsIn } from './fields.ts';

interface WaysProps {
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

const textIn = (map: ImportMap, name: string): string => String(map[name] ?? '');
/** The map with a setting as it was typed or chosen; an empty one is none. */
const said = (map: ImportMap, name: string, value: string): ImportMap =>
  withSetting(map, name, value === '' ? undefined : value);

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ name, label, hint, value, options, onChoose }: ChoiceProps) {
  return (
    <Field label={label} hint={hint}>
      <select data-way={name} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

const chosen = ({ map, onMap }: WaysProps, name: string) => ({
  name,
  value: textIn(map, name),
  onChoose: (value: string) => onMap(said(map, name, value)),
});

const LEVELS = ['grids', 'communities'] as const;

function AreaWays(way: WaysProps) {
  const { t } = useTranslation();
  const { map, onMap } = way;
  return (
    <>
      <Choice
        {...chosen(way, 'level')}
        label={t('imports.level')}
        options={LEVELS.map((level) => [level, t(`imports.levels.${level}`)])}
      />
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

function Letters(way: WaysProps) {
  const { t } = useTranslation();
  return (
    <Choice
      {...chosen(way, 'encoding')}
      label={t('imports.encoding')}
      options={[
        ['', t('imports.encodingAuto')],
        ...ENCODINGS.map((one) => [one, one.toUpperCase()] as const),
      ]}
    />
  );
}

function Dates(way: WaysProps) {
  const { t } = useTranslation();
  return (
    <Choice
      {...chosen(way, 'dates')}
      label={t('imports.dates')}
      options={(['auto', ...DATE_ORDERS] as const).map((one) => [
        one === 'auto' ? '' : one,
        t(`imports.dateOrder.${one}`),
      ])}
    />
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
      {isWide(map) ? (
        <Field label={t('imports.month')} hint={t('imports.monthHint')}>
          <input
            type="month"
            data-way="period"
            defaultValue={textIn(map, 'period')}
            onChange={({ target }) => onMap(said(map, 'period', target.value))}
          />
        </Field>
      ) : null}
      <Field label={t('imports.day')} hint={t('imports.dayHint')}>
        <input
          type="date"
          data-way="asOf"
          defaultValue={textIn(map, 'asOf')}
          onChange={({ target }) => onMap(said(map, 'asOf', target.value))}
        />
      </Field>
      <Choice
        name="org"
        label={t('imports.owner')}
        hint={t('imports.ownerHint')}
        value={String(everyOther)}
        options={[
          ['', t('imports.none')],
          ...departments.map(({ code, name }) => [code, telling.label(name)] as const),
        ]}
        onChoose={(value) =>
          onMap(withSetting(map, WORDED.owner, value ? { ...others, '*': value } : others))
        }
      />
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
