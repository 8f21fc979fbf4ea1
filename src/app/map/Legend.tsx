import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { worldStore } from '#app/state/world-store.ts';
import { ENTERED } from './layers/catalogue.ts';
import styles from './map-stage.module.css';
import { NO_DATA } from './metric/breaks.ts';
import { stepOf } from './metric/fill.ts';
import { readMetric } from './metric/reading.ts';
import type { Asked, Sight } from './sight.ts';
import type { SymbolName } from './symbol-names.ts';
import { drawSymbol, isShown, widthOf } from './symbols.ts';

/** Design units across a mark. */
const ACROSS = 26;
/** A legend's marks are as wide as on the map, but never too wide for their line. */
const WIDEST = 20;

function Mark({ symbol }: { symbol: SymbolName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const width = Math.min(WIDEST, widthOf(symbol, 'near'));
    if (canvas.current) drawSymbol(canvas.current, symbol, width, ACROSS);
  }, [symbol]);
  return <canvas ref={canvas} width={48} height={48} aria-hidden />;
}

/** The classes of the metric: their colours, their ranges and how many grids each holds. */
function MetricLegend({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const telling = useTelling();
  useShelf('orders');
  useShelf('census');
  const { metric, now } = asked;
  const reading = readMetric({ metric, now, world: worldStore.world });
  if (!reading) return null;
  const { classes, without } = reading;
  const range = ({ from, to }: (typeof classes)[number]) =>
    from === to
      ? telling.number(from)
      : t('map.metric.range', { from: telling.number(from), to: telling.number(to) });
  const rows = classes
    .map((one, at) => ({
      step: stepOf(at, classes.length),
      range: range(one),
      n: one.n,
    }))
    .reverse();
  if (without > 0)
    rows.push({ step: stepOf(NO_DATA, 0), range: t('map.metric.noData'), n: without });
  return (
    <dl className={styles.classes}>
      <dt>{t(`map.value.by.${reading.metric}`)}</dt>
      {rows.map(({ step, range, n }) => (
        <dd key={step}>
          <i data-step={step} />
          <span>{range}</span>
          <small>{t('map.metric.cells', { count: n })}</small>
        </dd>
      ))}
    </dl>
  );
}

/** What the layers now on the map show, symbol by symbol. */
export function Legend({ sight }: { sight: Sight }) {
  const { t } = useTranslation();
  const asked = useSyncExternalStore(sight.subscribe, () => sight.now);
  const { nearness, layers } = asked;
  const symbols = ENTERED.filter(({ id }) => layers.get(id)?.on)
    .flatMap(({ id, entry }) =>
      (entry.legend ?? []).filter(
        (symbol) => id !== 'orders' || (layers.get(id)?.filters.lamp?.includes(symbol) ?? true),
      ),
    )
    .filter((symbol) => isShown(symbol, nearness));
  return (
    <div className={styles.legend}>
      {asked.metric ? <MetricLegend asked={asked} /> : null}
      <ul>
        {symbols.map((symbol) => (
          <li key={symbol}>
            <Mark symbol={symbol} />
            {t(`map.legend.${symbol}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
