import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { useAssignees } from './assignees.ts';
import { noteOf, type StepFieldProps } from './field-words.ts';
import { HandlerField } from './HandlerField.tsx';

/** Workers to look at something: to verify those of the grid, to check anyone but the one who handled it; the nearest first. */
function LookerField({ name, need, about }: StepFieldProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { grid, point, order } = about;
  const ranked = useAssignees(grid ?? '', point);
  const near = new Map(ranked.map((one) => [one.worker.id, one.metres]));
  const rank = (id: string) => ranked.findIndex(({ worker }) => worker.id === id) >>> 0;
  const workers = useShelf('workers')
    .filter(({ id, grids }) =>
      name === 'verifier' ? grids.includes(grid ?? '') : id !== order?.handler,
    )
    .sort((a, b) => rank(a.id) - rank(b.id) || a.no - b.no);
  const told = (id: string, grids: readonly string[]) => {
    const metres = near.get(id);
    return [
      telling.worker(id),
      grids.includes(grid ?? '') ? t('grid.ownGrid') : grids.map(telling.grid).join(' '),
      metres === undefined ? t('grid.fixUnknown') : t('grid.metres', { n: telling.number(metres) }),
    ].join(' · ');
  };
  return (
    <Field
      label={t(`field.${name}`)}
      note={workers.length === 0 ? t('form.noWorker') : noteOf(t, need)}
    >
      <select name={name} required={!need.optional} defaultValue={workers[0]?.id}>
        {need.optional ? <option value="">{t('form.noneChosen')}</option> : null}
        {workers.map(({ id, grids }) => (
          <option key={id} value={id}>
            {told(id, grids)}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function WorkerField(props: StepFieldProps) {
  const { order } = props.about;
  return props.name === 'handler' && order ? (
    <HandlerField {...props} order={order} />
  ) : (
    <LookerField {...props} />
  );
}
