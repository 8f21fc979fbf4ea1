import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fixStore } from '#app/state/fix-store.ts';
import { useBeat } from '#app/state/hooks.ts';
import { worldStore } from '#app/state/world-store.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import type { Bounds } from '#domain/geo/shape.ts';
import { KINDS, type Kind, type Row, rowsIn } from '../in-window.ts';
import type { Sight } from '../sight.ts';
import type { Picked } from '../stage.ts';
import { useThingWords } from '../thing-words.ts';
import { RowMark } from './RowMark.tsx';
import { stepped } from './stepped.ts';
import styles from './window-list.module.css';

interface WindowListProps {
  readonly sight: Sight;
  readonly bounds: Bounds;
  readonly onPick: (picked: Picked) => void;
}

/** Longer lists are for a nearer look. */
const ROWS_MOST = 200;

/** The map as a list: what lies in its window, what presses first. Arrow keys walk it, Enter chooses. */
export function WindowList({ sight, bounds, onPick }: WindowListProps) {
  const { t } = useTranslation();
  useBeat();
  const words = useThingWords(sight);
  const [kind, setKind] = useState<Kind>();
  const [at, setAt] = useState<string>();
  const name = useId();
  const context = { ...sight.now, world: worldStore.world, fixes: fixStore.current };
  const all = rowsIn(context, sight.now.layers, bounds);
  const kept = kind ? all.filter((row) => row.kind === kind) : all;
  const rows = kept.slice(0, ROWS_MOST);
  const here = Math.max(
    0,
    rows.findIndex(({ id }) => id === at),
  );
  const choose = (row: Row | undefined) => {
    if (row) onPick({ shelf: row.kind, id: row.id, point: row.point });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepped(event.key, at === undefined ? -1 : here, rows.length);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setAt(rows[next]?.id);
      document.getElementById(`${name}-${rows[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(rows[here]);
    }
  };
  return (
    <div className={styles.list}>
      <fieldset className={styles.kinds}>
        <legend className="unseen">{t('map.list')}</legend>
        {[undefined, ...KINDS].map((one) => (
          <label key={one ?? 'all'}>
            <input
              type="radio"
              name={`${name}-kind`}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <span>{t(`map.inWindow.${one ?? 'all'}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.count} role="status">
        {t('map.inWindow.count', { count: kept.length })}
      </p>
      {rows.length === 0 ? (
        <Empty title={t('map.inWindow.none')} hint={t('map.inWindow.noneHint')} />
      ) : (
        <div
          role="listbox"
          tabIndex={0}
          aria-label={t('map.list')}
          aria-activedescendant={at === undefined ? undefined : `${name}-${at}`}
          className={styles.rows}
          onKeyDown={onKeyDown}
        >
          {rows.map((row) => {
            const told = words({ shelf: row.kind, id: row.id });
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its rows
              <div
                key={`${row.kind} ${row.id}`}
                id={`${name}-${row.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={row.id === at}
                data-row={row.kind}
                onClick={() => {
                  setAt(row.id);
                  choose(row);
                }}
              >
                <RowMark row={row} />
                <b className={styles.name}>{told?.name}</b>
                <span className={styles.note}>{told?.note}</span>
              </div>
            );
          })}
        </div>
      )}
      {kept.length > rows.length ? (
        <p className={styles.more}>
          {t('map.inWindow.more', { count: kept.length - rows.length })}
        </p>
      ) : null}
    </div>
  );
}
