/** One field of a step, asked for by its kind. The tables of the trade say which fields a step has. */
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useShelf, useTown } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { mayMerge } from '#domain/order/steps/intake.ts';
import { CategoryField } from './CategoryField.tsx';
import { firstChoice, firstInstant } from './defaults.ts';
import { type Code, LONG_TEXT, noteOf, type StepFieldProps } from './field-words.ts';
import { OrgField, OrgsField } from './OrgFields.tsx';
import { PlaceField, PointField } from './PlaceFields.tsx';
import { toLocal } from './read-form.ts';
import { UrgencyField } from './UrgencyField.tsx';
import { WorkerField } from './WorkerField.tsx';

function ChoiceField({ name, need, about, act }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t(`field.${name}`)} note={noteOf(t, need)}>
      <select name={name} required={!need.optional} defaultValue={firstChoice(act, name, about)}>
        {need.optional ? <option value="">{t('answer.unsaid')}</option> : null}
        {need.options?.map((code) => (
          <option key={code} value={code}>
            {t(`code.${code as Code}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function FlagField({ name, need, about }: StepFieldProps) {
  const { t } = useTranslation();
  const first = name === 'important' && about.order?.important ? 'no' : 'yes';
  return (
    <Field label={t(`field.${name}`)} note={noteOf(t, need)}>
      <select name={name} defaultValue={need.optional ? '' : first}>
        {need.optional ? <option value="">{t('answer.unsaid')}</option> : null}
        <option value="yes">{t('answer.yes')}</option>
        <option value="no">{t('answer.no')}</option>
      </select>
    </Field>
  );
}

function ScoreField({ name, need }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t(`field.${name}`)} note={noteOf(t, need)}>
      <select name={name} required={!need.optional} defaultValue="">
        <option value="">{t('answer.unsaid')}</option>
        {(['5', '4', '3', '2', '1'] as const).map((score) => (
          <option key={score} value={score}>
            {t(`score.${score}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function InstantField({ name, need, about, act }: StepFieldProps) {
  const { t } = useTranslation();
  const { now } = useClock();
  const { zone } = useTown().town;
  const first = need.optional ? undefined : firstInstant(act, name, about, now);
  return (
    <Field label={t(`field.${name}`)} note={noteOf(t, need)}>
      <input
        type="datetime-local"
        name={name}
        required={!need.optional}
        min={toLocal(now, zone)}
        defaultValue={first === undefined ? '' : toLocal(first, zone)}
      />
    </Field>
  );
}

function MasterField({ name, about: { order } }: StepFieldProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const masters = useShelf('orders').filter((one) => order && mayMerge(order, one));
  return (
    <Field label={t(`field.${name}`)} note={masters.length === 0 ? t('form.noMaster') : undefined}>
      <select name={name} required>
        {masters.map(({ id, category, orderNo, grid }) => (
          <option key={id} value={id}>
            {[telling.category(category), orderNo ?? t('order.noNumber'), telling.grid(grid)].join(
              ' · ',
            )}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function StepField(props: StepFieldProps) {
  const { name, need, about } = props;
  const { t } = useTranslation();
  switch (need.kind) {
    case 'text':
      return (
        <Field label={t(`field.${name}`)} note={noteOf(t, need)}>
          <textarea
            name={name}
            rows={2}
            minLength={need.least ?? 1}
            maxLength={LONG_TEXT}
            required={!need.optional}
          />
        </Field>
      );
    case 'choice':
      return <ChoiceField {...props} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'score':
      return <ScoreField {...props} />;
    case 'points':
      return (
        <Field label={t(`field.${name}`)}>
          <input type="number" name={name} min={0} max={need.most} required />
        </Field>
      );
    case 'org':
      return <OrgField {...props} />;
    case 'orgs':
      return <OrgsField {...props} />;
    case 'worker':
      return <WorkerField {...props} />;
    case 'category':
      return about.order ? <CategoryField chosen={about.order.category} /> : <CategoryField />;
    case 'urgency':
      return <UrgencyField level={about.order?.urgency ?? 1} />;
    case 'instant':
      return <InstantField {...props} />;
    case 'order':
      return <MasterField {...props} />;
    case 'grid':
      return <PlaceField about={about} />;
    case 'point':
      return <PointField {...props} />;
  }
}
