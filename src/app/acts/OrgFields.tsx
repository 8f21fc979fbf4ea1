import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { departmentFor } from '#domain/rules/department.ts';
import type { TownRead } from '#wire/reads.ts';
import styles from './acts.module.css';
import { noteOf, type StepFieldProps } from './field-words.ts';
import type { Subject } from './subject.ts';

type Department = TownRead['departments'][number];

/**
 * The organisations that may be named for a subject: of committees only the place's own comes before the offices. The district's
 * is named where it receives, and nowhere else.
 */
function useChoices({ path, orgs, order }: Subject, receives = false) {
  const { departments, rules } = useTown();
  const rule = rules.find(({ code }) => code === order?.category);
  const mean = (code: string) => departmentFor(departments, code, path)?.code;
  const lead = rule && mean(rule.leadDept);
  const assists = rule?.assistDepts.flatMap((code) => mean(code) ?? []) ?? [];
  const rank = ({ code, kind, path: at }: Department): number => {
    if (code === lead) return 0;
    if (assists.includes(code)) return 1;
    return kind === 'COMMUNITY' ? (path.startsWith(at) ? 2 : 4) : 3;
  };
  const choices = departments
    .filter(({ kind }) => (kind === 'DISTRICT') === receives)
    .filter(({ code }) => orgs?.includes(code) ?? true)
    .map((one, i) => ({ one, i }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.i - b.i)
    .map(({ one }) => one);
  return { choices, lead, assists };
}

/** The category's lead stands chosen, where somebody has to lead. */
export function OrgField({ name, need, about, act }: StepFieldProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { choices, lead, assists } = useChoices(about, name === 'receiver');
  const leads = !about.orgs && (act === 'dispatch' || act === 'arbitrate' || act === 'propose');
  const label = leads && name === 'org' ? t('order.org') : t(`field.${name}`);
  const first = leads ? (lead ?? '') : need.optional ? '' : choices[0]?.code;
  const said = (code: string) =>
    code === lead
      ? ` · ${t('form.leads')}`
      : assists.includes(code)
        ? ` · ${t('form.assists')}`
        : '';
  return (
    <Field label={label} note={noteOf(t, need)}>
      <select name={name} required={!need.optional} defaultValue={first}>
        {need.optional || first === '' ? (
          <option value="">{t(need.optional ? 'form.noneChosen' : 'form.chooseOrg')}</option>
        ) : null}
        {choices.map(({ code, name: full }) => (
          <option key={code} value={code}>
            {telling.label(full)}
            {about.orgs ? '' : said(code)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Any number of organisations, as boxes; those the rules name as assistants are ticked for a whistle. */
export function OrgsField({ name, need, about, act }: StepFieldProps) {
  const { t } = useTranslation();
  const { label } = useTelling();
  const { choices, assists } = useChoices(about);
  const ticked = act === 'propose' ? assists : [];
  const boxes = (
    <div className={styles.boxes}>
      {choices.map(({ code, short }) => (
        <label key={code}>
          <input type="checkbox" name={name} value={code} defaultChecked={ticked.includes(code)} />
          {label(short)}
        </label>
      ))}
    </div>
  );
  const title = [t(`field.${name}`), noteOf(t, need)].filter(Boolean).join(' · ');
  return need.optional ? (
    <details className={styles.orgs}>
      <summary>{title}</summary>
      {boxes}
    </details>
  ) : (
    <fieldset className={styles.orgs}>
      <legend>{title}</legend>
      {boxes}
    </fieldset>
  );
}
