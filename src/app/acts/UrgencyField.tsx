import { useTranslation } from 'react-i18next';
import { Field } from '#app/widgets/Field.tsx';
import type { Order } from '#domain/order/order.ts';

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
