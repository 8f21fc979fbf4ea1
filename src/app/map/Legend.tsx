import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './map-stage.module.css';
import type { Sight } from './sight.ts';
import { drawSymbol, isShown, type SymbolName } from './symbols.ts';

const WIDTHS = [
  ['late', 18],
  ['warn', 18],
  ['ok', 11],
  ['paused', 12],
  ['worker', 20],
  ['worker-stale', 20],
] as const satisfies readonly (readonly [SymbolName, number])[];

/** Design units across a mark. */
const ACROSS = 26;

function Mark({ symbol, width }: { symbol: SymbolName; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawSymbol(canvas.current, symbol, width, ACROSS);
  }, [symbol, width]);
  return <canvas ref={canvas} width={48} height={48} aria-hidden />;
}

/** What the symbols now on the map mean. */
export function Legend({ sight }: { sight: Sight }) {
  const { t } = useTranslation();
  const nearness = useSyncExternalStore(sight.subscribe, () => sight.now.nearness);
  return (
    <ul className={styles.legend}>
      {WIDTHS.filter(([symbol]) => isShown(symbol, nearness)).map(([symbol, width]) => (
        <li key={symbol}>
          <Mark symbol={symbol} width={width} />
          {t(`map.legend.${symbol}`)}
        </li>
      ))}
    </ul>
  );
}
