import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { chooseHandler, useHandlerChoice } from '#app/state/handler-choice.ts';
import { Field } from '#app/widgets/Field.tsx';
import type { Order } from '#domain/order/order.ts';
import { useAssignees } from './assignees.ts';
import { noteOf, type StepFieldProps } from './field-words.ts';
import { useCandidates } from './use-candidates.ts';

/**
 * The worker to send: those the gateway ranks, in its order, and after them whoever else is on shift. Until it has answered, the
 * grid's own and the nearest as the crow flies, so that the form never waits.
 */
export function HandlerField({ name, need, order }: StepFieldProps & { readonly order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { ranking, chosen } = useCandidates(order);
  const picked = useHandlerChoice(order.id);
  const onShift = useAssignees(order.grid, order.point);
  const ranked = ranking?.candidates ?? [];
  const others = onShift.filter(({ worker }) => ranked.every((one) => one.worker !== worker.id));
  const first = picked ?? chosen ?? others[0]?.worker.id ?? '';
  const whose = (own: boolean, grids: readonly string[]) =>
    own ? t('grid.ownGrid') : t('grid.otherGrid', { grids: grids.map(telling.grid).join(' ') });
  const gridsOf = new Map(onShift.map(({ worker, own }) => [worker.id, { own, worker }]));
  return (
    <Field
      label={t(`field.${name}`)}
      note={onShift.length === 0 ? t('form.noWorker') : noteOf(t, need)}
    >
      <select
        name={name}
        required={!need.optional}
        value={first}
        onChange={({ target }) => chooseHandler(order.id, target.value)}
      >
        {need.optional ? <option value="">{t('form.noneChosen')}</option> : null}
        {ranked.map(({ worker, minutes }) => {
          const known = gridsOf.get(worker);
          return (
            <option key={worker} value={worker}>
              {[
                telling.worker(worker),
                ...(known ? [whose(known.own, known.worker.grids)] : []),
                t('nearest.minutes', { n: telling.number(minutes) }),
              ].join(' · ')}
            </option>
          );
        })}
        {others.map(({ worker, own, metres }) => (
          <option key={worker.id} value={worker.id}>
            {[
              telling.worker(worker.id),
              whose(own, worker.grids),
              metres === undefined
                ? t('grid.fixUnknown')
                : t('grid.metres', { n: telling.number(metres) }),
            ].join(' · ')}
          </option>
        ))}
      </select>
    </Field>
  );
}
