import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { useAssignees } from './assignees.ts';
import { noteOf, type StepFieldProps } from './field-words.ts';

/** Workers to send: for handling those on shift by grid and nearness; to look, anyone but the one who handled it. */
export function WorkerField({ name, need, about }: StepFieldProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { grid, point, order } = about;
  const ranked = useAssignees(grid ?? '', point);
  const all = useShelf('workers');
  const theirs = (grids: readonly string[]) => {
    const named = grids.map(telling.grid).join(' ');
    return name === 'handler' ? t('grid.otherGrid', { grids: named }) : named;
  };
  const told = (id: string, own: boolean, grids: readonly string[], metres: number | undefined) =>
    [
      telling.worker(id),
      own ? t('grid.ownGrid') : theirs(grids),
      metres === undefined ? t('grid.fixUnknown') : t('grid.metres', { n: telling.number(metres) }),
    ].join(' · ');
  const near = new Map(ranked.map((one) => [one.worker.id, one]));
  const rank = (id: string) => ranked.findIndex(({ worker }) => worker.id === id) >>> 0;
  const workers =
    name === 'handler'
      ? ranked.map(({ worker }) => worker)
      : all
          .filter(({ id, grids }) =>
            name === 'verifier' ? grids.includes(grid ?? '') : id !== order?.handler,
          )
          .sort((a, b) => rank(a.id) - rank(b.id) || a.no - b.no);
  return (
    <Field
      label={t(`field.${name}`)}
      note={workers.length === 0 ? t('form.noWorker') : noteOf(t, need)}
    >
      <select name={name} required={!need.optional} defaultValue={workers[0]?.id}>
        {need.optional ? <option value="">{t('form.noneChosen')}</option> : null}
        {workers.map(({ id, grids }) => (
          <option key={id} value={id}>
            {told(id, grids.includes(grid ?? ''), grids, near.get(id)?.metres)}
          </option>
        ))}
      </select>
    </Field>
  );
}
