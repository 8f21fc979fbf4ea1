import { useEffect, useRef } from 'react';
import type { Row } from '../in-window.ts';
import { drawSymbol, widthOf } from '../symbols.ts';
import styles from './window-list.module.css';

const ACROSS = 26;
const WIDEST = 20;

/** The row's own symbol, as it stands on the map; a grid has an outline. */
export function RowMark({ row: { symbol } }: { row: Row }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && symbol)
      drawSymbol(canvas.current, symbol, Math.min(WIDEST, widthOf(symbol, 'near')), ACROSS);
  }, [symbol]);
  return symbol ? (
    <canvas ref={canvas} width={44} height={44} aria-hidden />
  ) : (
    <i className={styles.grid} aria-hidden />
  );
}
