import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { CAMERA_KINDS } from '#domain/camera/camera.ts';
import { CAMERA_STATUSES, IMPORTED_STATES, WORDED } from '#domain/imports/fields.ts';
import { INDICATORS } from '#domain/indicator/indicator.ts';
import { SOURCES } from '#domain/order/codes.ts';
import { orderCodes } from '#domain/town/category.ts';
import { WORKER_TYPES } from '#domain/worker/worker.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';
import page from '../Page.module.css';
import {
  type BroughtKind,
  columnsOf,
  mayStayUnsaid,
  unmapped,
  type WordField,
  withSetting,
  wordFieldsOf,
  wordsIn,
} from './fields.ts';
import styles from './Words.module.css';

interface WordsProps {
  readonly kind: BroughtKind;
  readonly look: ImportLook;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

const URGENCIES = ['1', '2', '3', '4'] as const;

/** What a word can stand for, as codes and their names. */
function useChoices(): Readonly<Record<WordField, readonly (readonly [string, string])[]>> {
  const { t } = useTranslation();
  const telling = useTelling();
  const { categories, departments } = useTown();
  const orgs = departments.map(({ code, name }) => [code, telling.label(name)] as const);
  const codes = [...orderCodes(categories)].sort();
  return {
    category: codes.map((code) => [code, `${code} ${telling.category(code)}`]),
    state: IMPORTED_STATES.map((state) => [state, telling.state(state)]),
    source: SOURCES.map((code) => [code, t(`source.${code}`)]),
    urgency: URGENCIES.map((code) => [code, t(`urgency.${code}`)]),
    org: orgs,
    owner: orgs,
    indicator: INDICATORS.map((code) => [code, t(`imports.indicator.${code}`)]),
    workerType: WORKER_TYPES.map((type) => [type, t(`imports.workerType.${type}`)]),
    status: CAMERA_STATUSES.map((status) => [status, t(`imports.cameraStatus.${status}`)]),
    kind: CAMERA_KINDS.map((kind) => [kind, t(`thing.camera.${kind}`)]),
  };
}

/** What the words of the old system's columns are here. */
export function Words({ kind, look, map, onMap }: WordsProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const shown = wordFieldsOf(kind, look, map);
  if (shown.length === 0) return null;
  return (
    <section className={styles.words}>
      <h3>{t('imports.words')}</h3>
      <p className={page.hint}>{t('imports.wordsHint')}</p>
      <div className={styles.wordColumns}>
        {shown.map((field) => (
          <WordTable
            key={field}
            kind={kind}
            field={field}
            look={look}
            map={map}
            onMap={onMap}
            choices={choices[field]}
          />
        ))}
      </div>
    </section>
  );
}

interface WordTableProps extends WordsProps {
  readonly field: WordField;
  readonly choices: readonly (readonly [string, string])[];
}

function WordTable({ kind, field, look, map, onMap, choices }: WordTableProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const known = wordsIn(map, field);
  const left = unmapped(kind, look, map, field);
  const rows = look.words[columnsOf(kind, map)[field] ?? ''] ?? [];
  const isSaid = (word: string) => Object.hasOwn(known, word) || Object.hasOwn(known, '*');
  const say = (word: string, code: string) => {
    const { [word]: _, ...others } = known;
    const value = field === 'urgency' ? Number(code) : code;
    onMap(withSetting(map, WORDED[field], code === '' ? others : { ...others, [word]: value }));
  };
  const choose = (word: string, label: string) => (
    <select
      aria-label={label}
      data-word={`${field} ${word}`}
      data-left={word !== '*' && !isSaid(word) && !mayStayUnsaid(kind, field)}
      value={String(known[word] ?? '')}
      onChange={({ target }) => say(word, target.value)}
    >
      <option value="">{t('imports.unmapped')}</option>
      {choices.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <table className={styles.wordTable}>
      <caption>
        {t(`imports.field.${field}`)}
        {left > 0 ? <em>{t('imports.unmappedCount', { n: left })}</em> : null}
      </caption>
      <tbody>
        {rows.map(({ text, count }) => (
          <tr key={text}>
            <th scope="row">
              {text || t('imports.blank')} <small>{telling.number(count)}</small>
            </th>
            <td>{choose(text, t('imports.word', { word: text }))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('imports.others')}</th>
          <td>{choose('*', t('imports.others'))}</td>
        </tr>
      </tbody>
    </table>
  );
}
