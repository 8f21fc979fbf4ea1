import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinyin } from '#app/language/pinyin.ts';
import { answers, spell } from '#app/language/spelt.ts';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import { draft, intakeDraft } from '#app/state/intake-draft.ts';
import { Combo } from '#app/widgets/Combo.tsx';
import { orderCodes } from '#domain/town/category.ts';

const MOST = 9;

/** What it is about, by name, by sound, by initials; a class finds all that belongs to it. */
export function CategoryPick() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { categories } = useTown();
  const code = intakeDraft((held) => held.category);
  const [typed, setTyped] = useState(code ? telling.category(code) : '');
  const read = usePinyin(true);
  const entries = useMemo(() => {
    const codes = orderCodes(categories);
    const names = new Map(categories.map((one) => [one.code, Object.values(one.name)]));
    return categories
      .filter((one) => codes.has(one.code))
      .map((one) => ({
        code: one.code,
        own: Object.values(one.name).map((name) => spell(name, read)),
        head: (names.get(one.code.slice(0, 2)) ?? []).map((name) => spell(name, read)),
      }));
  }, [categories, read]);
  const found = useMemo(() => {
    const word = typed.trim().toLowerCase();
    return entries
      .map(({ code: one, own, head }) => ({
        id: one,
        weight: Math.max(
          ...own.map((name) => answers(name, word) * 2),
          ...head.map((name) => answers(name, word)),
        ),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST)
      .map(({ id }) => ({
        id,
        label: telling.category(id),
        note: telling.category(id.slice(0, 2)),
      }));
  }, [entries, typed, telling]);
  return (
    <Combo
      label={t('order.category')}
      name="category"
      placeholder={t('desk.intake.categoryHint')}
      typed={typed}
      chosen={code !== undefined}
      none={t('desk.intake.noCategory')}
      options={found}
      onType={(text) => {
        setTyped(text);
        if (code) draft({ category: undefined });
      }}
      onChoose={({ id, label }) => {
        setTyped(label);
        draft({ category: id });
      }}
    />
  );
}
