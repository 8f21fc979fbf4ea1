import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useTown } from '#app/state/hooks.ts';
import type { Filter } from '../layers/contract.ts';
import { useFilterWords } from './filter-words.ts';
import styles from './layer-tree.module.css';
import { toggled } from './toggled.ts';

interface LayerFilterProps {
  readonly filter: Filter;
  /** Undefined: as at first. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (values: readonly string[] | undefined) => void;
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
