import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import type { Filter } from '../layers/contract.ts';
import { useFilterWords } from './filter-words.ts';
import styles from './layer-tree.module.css';

interface LayerFilterProps {
  readonly filter: Filter;
  /** Undefined: as at first. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (values: readonly string[] | undefined) => void;
}

/** What is left after a click: all of them is the same as no filter, and nothing at all can't be asked for. */
export function toggled(
  all: readonly string[],
  chosen: readonly string[] | undefined,
  value: string,
): readonly string[] | undefined {
  const now = chosen ?? all;
  const next = all.filter((one) => (one === value ? !now.includes(one) : now.includes(one)));
  return next.length === 0 || next.length === all.length ? undefined : next;
}

export function LayerFilter({ filter, chosen, onChange }: LayerFilterProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const words = useFilterWords();
  const { categories } = useTown();
  const group = useId();
  const { id, choose } = filter;
  const classes = categories.filter(({ code }) => code.length === 2).map(({ code }) => code);
  const all = filter.values === 'categories' ? classes : filter.values;
  const word = (value: string) =>
    filter.values === 'categories' ? telling.category(value) : words(id, value);
  const isChosen = (value: string): boolean =>
    choose === 'one' ? value === (chosen?.[0] ?? all[0]) : (chosen?.includes(value) ?? true);
  return (
    <fieldset className={styles.filter} data-filter={id}>
      <legend>{t(`map.filter.${id as 'lamp'}`)}</legend>
      {all.map((value) => (
        <label key={value} className={styles.value}>
          <input
            type={choose === 'one' ? 'radio' : 'checkbox'}
            name={group}
            value={value}
            checked={isChosen(value)}
            onChange={() =>
              onChange(
                choose === 'some'
                  ? toggled(all, chosen, value)
                  : value === all[0]
                    ? undefined
                    : [value],
              )
            }
          />
          <span>{word(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
