import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelColumn, usePanels } from '#app/panels/PanelSlot.tsx';
import type { Wing } from './pages.ts';
import styles from './Wall.module.css';

interface WingsProps {
  readonly side: 'left' | 'right';
  readonly columns: Wing;
  /** In rem, from the outside in; none where the wing is as wide as there is room. */
  readonly widths: readonly number[];
  /** Where screens meet, in rem from the wall's top. */
  readonly seams: readonly number[];
}

/** One side of the wall: columns of panels, each cut where two screens meet. A column without a panel is not there. */
export function Wings({ side, columns, widths, seams }: WingsProps) {
  const { t } = useTranslation();
  return (
    <aside className={styles.wing} data-side={side} aria-label={t(`wall.${side}`)}>
      {columns.map((column, i) => (
        <Column key={column.join()} ids={column} width={widths[i]} seams={seams} />
      ))}
    </aside>
  );
}

function Column({
  ids,
  width,
  seams,
}: {
  ids: readonly string[];
  width: number | undefined;
  seams: readonly number[];
}) {
  const panels = usePanels(ids);
  const [fits, setFits] = useState<readonly number[]>([]);
  const style = width === undefined ? undefined : { width: `${width}rem` };
  if (seams.length === 0)
    return (
      <div className={styles.stack} style={style}>
        <PanelColumn panels={panels} />
      </div>
    );
  const edges = [0, ...seams];
  let first = 0;
  return (
    <div className={styles.stack} style={style} data-cut="true">
      {edges.map((edge, i) => {
        const from = first;
        first += fits[i] ?? panels.length - from;
        const next = edges[i + 1];
        return (
          <div
            key={edge}
            className={styles.cell}
            style={
              next === undefined
                ? { flex: 1 }
                : { height: `calc(${next}rem - ${i === 0 ? 'var(--top)' : `${edge}rem`})` }
            }
          >
            <PanelColumn
              panels={panels.slice(from)}
              onFit={(count) => setFits((before) => [...before.slice(0, i), count])}
            />
          </div>
        );
      })}
    </div>
  );
}
