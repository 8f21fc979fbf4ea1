/** The fields of each act; what has none is done by its button alone. */
import { type ComponentType, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { pickStore, stopPicking, wantPlace } from '#app/state/pick-store.ts';
import { Field } from '#app/widgets/Field.tsx';
import { RESULTS, RETURN_REASONS, VOID_REASONS } from '#domain/order/events.ts';
import type { OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import styles from './acts.module.css';
import { useAssignees } from './assignees.ts';
import { CategoryField } from './CategoryField.tsx';

interface FieldsProps {
  readonly order: Order;
}

export function UrgencyField({ level }: { level: Order['urgency'] }) {
  const { t } = useTranslation();
  return (
    <Field label={t('order.urgency')}>
      <select name="urgency" defaultValue={String(level)}>
        {(['1', '2', '3', '4'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`urgency.${each}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function FileFields({ order }: FieldsProps) {
  return (
    <div className={styles.pair}>
      <CategoryField chosen={order.category} />
      <UrgencyField level={order.urgency} />
    </div>
  );
}

export function DispatchFields({ order }: FieldsProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const assignees = useAssignees(order.grid, order.point);
  return (
    <>
      <Field
        label={t('form.worker')}
        note={assignees.length === 0 ? t('form.noWorker') : undefined}
      >
        <select name="handler" required>
          {assignees.map(({ worker, own, metres }) => (
            <option key={worker.id} value={worker.id}>
              {[
                telling.worker(worker.id),
                own ? t('grid.ownGrid') : worker.grids.map(telling.grid).join(' '),
                metres === undefined
                  ? t('grid.fixUnknown')
                  : t('grid.metres', { n: telling.number(metres) }),
              ].join(' · ')}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('form.instruction')} note={t('form.optional')}>
        <textarea name="instruction" rows={2} maxLength={2000} />
      </Field>
    </>
  );
}

function ReturnFields() {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('form.reason')}>
        <select name="reason" required>
          {RETURN_REASONS.map((code) => (
            <option key={code} value={code}>
              {t(`code.${code}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('form.basis')} note={t('form.optional')}>
        <textarea name="basis" rows={2} maxLength={2000} />
      </Field>
    </>
  );
}

function FinishFields() {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('form.result')}>
        <select name="result" required>
          {RESULTS.map((code) => (
            <option key={code} value={code}>
              {t(`code.${code}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('form.resultText')} note={t('form.required')} hint={t('form.resultHint')}>
        <textarea name="text" rows={3} maxLength={2000} required />
      </Field>
    </>
  );
}

function VoidFields() {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.warn}>{t('form.areYouSure', { action: t('action.void') })}</p>
      <Field label={t('form.reason')}>
        <select name="reason" required>
          {VOID_REASONS.map((code) => (
            <option key={code} value={code}>
              {t(`code.${code}`)}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}

/** The new place comes from the map, or from its list of grids. */
function RelocateFields({ order }: FieldsProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const picked = pickStore((held) => held.picked);
  useEffect(() => {
    wantPlace();
    return stopPicking;
  }, []);
  const grid = telling.grid(picked?.grid ?? order.grid);
  return (
    <p className={styles.place} role="status">
      {!picked
        ? t('form.pickPlace')
        : t(picked.grid === order.grid ? 'form.pickedSame' : 'form.picked', { grid })}
    </p>
  );
}

export const FIELDS: Readonly<Record<OrderAction, ComponentType<FieldsProps> | undefined>> = {
  file: FileFields,
  dispatch: DispatchFields,
  recall: undefined,
  sign: undefined,
  return: ReturnFields,
  finish: FinishFields,
  close: undefined,
  void: VoidFields,
  relocate: RelocateFields,
};
