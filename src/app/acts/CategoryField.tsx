import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import type { Category } from '#domain/town/category.ts';

const CLASS_DIGITS = 2;

/** Classes in order, each with what may be chosen in it: its subclasses, or the class itself where it has none. */
function grouped(categories: readonly Category[]) {
  const classes = categories.filter(({ code }) => code.length === CLASS_DIGITS);
  return classes.map((head) => {
    const subs = categories.filter(({ code }) => code !== head.code && code.startsWith(head.code));
    return { head, choices: subs.length > 0 ? subs : [head] };
  });
}

/** @param chosen the code chosen at first; without one the person must choose. */
export function CategoryField({ chosen }: { chosen?: string }) {
  const { t } = useTranslation();
  const { label } = useTelling();
  const { categories } = useTown();
  const groups = useMemo(() => grouped(categories), [categories]);
  return (
    <Field label={t('order.category')}>
      <select name="category" required defaultValue={chosen ?? ''}>
        {chosen ? null : <option value="">{t('form.chooseCategory')}</option>}
        {groups.map(({ head, choices }) => (
          <optgroup key={head.code} label={label(head.name)}>
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {label(name)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
