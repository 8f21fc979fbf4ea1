import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { fixStore } from '#app/state/fix-store.ts';
import { useBeat } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { worldStore } from '#app/state/world-store.ts';
import { type Freshness, freshnessOf } from '../freshness.ts';
import type { LayerState } from '../layer-states.ts';
import { ENTERED } from '../layers/catalogue.ts';
import { GROUPS, type LayerContext, type Nearness } from '../layers/contract.ts';

import type { Sight } from '../sight.ts';
import type { ShownLayers } from '../use-layers.ts';
import { LayerRow } from './LayerRow.tsx';
import styles from './layer-tree.module.css';

interface LayerTreeProps {
  readonly sight: Sight;
  readonly shown: ShownLayers;
  readonly onChange: (id: string, patch: Partial<LayerState>) => void;
  readonly onReset: () => void;
}

const ORDER: readonly Nearness[] = ['far', 'mid', 'near'];
const isNearer = (from: Nearness, now: Nearness): boolean =>
  ORDER.indexOf(from) > ORDER.indexOf(now);

/** Every layer there is, by its group: shown or not, how many, how old, and what can be chosen of it. */
export function LayerTree({ sight, shown, onChange, onReset }: LayerTreeProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const beat = useBeat();
  const { layers } = shown;
  const { nearness } = sight.now;
  const context: LayerContext = {
    ...sight.now,
    ...shown,
    world: worldStore.world,
    fixes: fixStore.current,
  };
  const ageWords = (freshness: Freshness): string =>
    'cameAt' in freshness
      ? t(`map.tree.${freshness.state}`, { time: telling.clock(townClock.at(freshness.cameAt)) })
      : t(`map.tree.${freshness.state}`);
  return (
    <form className={styles.tree} aria-label={t('map.layers')}>
      {GROUPS.map((group) => {
        const rows = ENTERED.filter(({ entry }) => entry.group === group);
        return rows.length === 0 ? null : (
          <fieldset key={group} data-group={group}>
            <legend className={styles.group}>{t(`map.group.${group}`)}</legend>
            {rows.map(({ id, title, entry }) => {
              const state = layers.get(id);
              const freshness = freshnessOf(entry, sight, beat);
              return state ? (
                <LayerRow
                  key={id}
                  id={id}
                  title={t(title)}
                  entry={entry}
                  state={state}
                  count={entry.count?.(context)}
                  freshness={freshness.state}
                  age={ageWords(freshness)}
                  hint={
                    state.on && entry.from && isNearer(entry.from, nearness)
                      ? t('map.tree.nearer')
                      : undefined
                  }
                  onChange={(patch) => onChange(id, patch)}
                />
              ) : null;
            })}
          </fieldset>
        );
      })}
      <button type="button" className={styles.reset} onClick={onReset}>
        <RotateCcw size={14} aria-hidden />
        {t('map.tree.reset')}
      </button>
    </form>
  );
}
