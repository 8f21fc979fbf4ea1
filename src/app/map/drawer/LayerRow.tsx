import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Freshness } from '../freshness.ts';
import type { LayerState } from '../layer-states.ts';
import type { Entry } from '../layers/contract.ts';
import { LayerFilter } from './LayerFilter.tsx';
import styles from './layer-tree.module.css';

interface LayerRowProps {
  readonly id: string;
  readonly title: string;
  readonly entry: Entry;
  readonly state: LayerState;
  readonly count: number | undefined;
  readonly freshness: Freshness['state'];
  /** The freshness in words. */
  readonly age: string;
  /** Why it isn't seen though it is on. */
  readonly hint: string | undefined;
  readonly onChange: (patch: Partial<LayerState>) => void;
}

const OPACITY_LEAST = 10;

export function LayerRow(props: LayerRowProps) {
  const { id, title, entry, state, count, freshness, age, hint, onChange } = props;
  const { t } = useTranslation();
  const telling = useTelling();
  const [open, setOpen] = useState(false);
  const settings = useId();
  const filters = entry.filters ?? [];
  const narrowed = Object.keys(state.filters).length > 0 || state.opacity < 100;
  const setFilter = (filter: string, values: readonly string[] | undefined) => {
    const { [filter]: _, ...others } = state.filters;
    onChange({ filters: values ? { ...others, [filter]: values } : others, on: true });
  };
  return (
    <div className={styles.layer} data-layer={id} data-on={state.on}>
      <div className={styles.row}>
        <label className={styles.name}>
          <input
            type="checkbox"
            checked={state.on}
            onChange={({ target }) => onChange({ on: target.checked })}
          />
          <span>{title}</span>
        </label>
        {hint ? <em>{hint}</em> : null}
        {count === undefined ? null : <b className={styles.count}>{telling.number(count)}</b>}
        <i role="img" data-freshness={freshness} title={age} aria-label={age} />
        <button
          type="button"
          aria-label={t('map.tree.settings', { layer: title })}
          title={t('map.tree.settings', { layer: title })}
          aria-expanded={open}
          aria-controls={settings}
          data-narrowed={narrowed || undefined}
          onClick={() => setOpen(!open)}
        >
          {narrowed && !open ? <SlidersHorizontal aria-hidden /> : <ChevronDown aria-hidden />}
        </button>
      </div>
      <div id={settings} className={styles.settings} hidden={!open}>
        <label className={styles.opacity}>
          <span>{t('map.tree.opacity')}</span>
          <input
            type="range"
            min={OPACITY_LEAST}
            max={100}
            step={10}
            value={state.opacity}
            onChange={({ target }) => onChange({ opacity: Number(target.value) })}
          />
          <output>{`${state.opacity}%`}</output>
        </label>
        {filters.map((filter) => (
          <LayerFilter
            key={filter.id}
            filter={filter}
            chosen={state.filters[filter.id]}
            onChange={(values) => setFilter(filter.id, values)}
          />
        ))}
      </div>
    </div>
  );
}
