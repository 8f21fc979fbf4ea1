import type { Map as MapLibreMap } from 'maplibre-gl';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notice } from '#app/state/notice-store.ts';
import { markWhere, queueStore } from '#app/state/queue/queue-store.ts';
import { CloseButton } from '#app/widgets/CloseButton.tsx';
import { liesIn } from '#domain/geo/locate.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Order } from '#domain/order/order.ts';
import { LassoGrids } from './LassoGrids.tsx';
import styles from './lasso.module.css';

/** A hand that trembles draws no ring. */
const LEAST_PX = 6;
const LEAST_POINTS = 3;

const pathOf = (map: MapLibreMap, ring: readonly Position[]): string =>
  ring
    .map((position, i) => {
      const { x, y } = map.project([position[0], position[1]]);
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(' ');

interface LassoProps {
  readonly map: MapLibreMap;
  /** It is being drawn; else what was drawn is shown as long as it marks something. */
  readonly drawing: boolean;
  readonly onEnd: () => void;
}

/** Draws a ring around orders: those of the queue that lie in it are marked there. Esc lets go of it, then of the marks. */
export function Lasso({ map, drawing, onEnd }: LassoProps) {
  const { t } = useTranslation();
  const [ring, setRing] = useState<readonly Position[]>([]);
  const [, moved] = useState(0);
  const held = useRef(false);
  const marks = queueStore(({ marked }) => marked.size);

  useEffect(() => {
    if (marks === 0 && !held.current) setRing([]);
  }, [marks]);
  useEffect(() => {
    if (ring.length === 0) return;
    const onMove = () => moved((times) => times + 1);
    map.on('move', onMove);
    return () => {
      map.off('move', onMove);
    };
  }, [map, ring.length]);
  useEffect(() => {
    if (!drawing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onEnd();
    };
    // Before the desk's own ear: one Esc ends the drawing and nothing else.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [drawing, onEnd]);

  const take = (test: (order: Order) => boolean) => {
    if (markWhere(test) === 0) {
      setRing([]);
      notice(t('desk.lasso.none'));
    }
    onEnd();
  };
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<SVGElement>): Position => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const { lng, lat } = map.unproject([clientX - left, clientY - top]);
    return [lng, lat];
  };
  const begin = (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = true;
    setRing([at(event)]);
  };
  const draw = (event: PointerEvent<SVGElement>) => {
    if (!held.current) return;
    const next = at(event);
    const last = ring.at(-1);
    const [from, to] = [last && map.project([last[0], last[1]]), map.project([next[0], next[1]])];
    if (from && Math.hypot(from.x - to.x, from.y - to.y) < LEAST_PX) return;
    setRing([...ring, next]);
  };
  const close = () => {
    if (!held.current) return;
    held.current = false;
    const [first] = ring;
    if (!first || ring.length < LEAST_POINTS) return setRing([]);
    const shape: Position[][][] = [[[...ring, first]]];
    take(({ point }) => liesIn({ shape }, point));
  };

  return (
    <>
      <svg
        className={styles.sheet}
        data-drawing={drawing || undefined}
        aria-hidden="true"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={close}
        onPointerCancel={close}
      >
        {ring.length > 1 ? <path d={`${pathOf(map, ring)} Z`} /> : null}
      </svg>
      {drawing ? (
        <section className={styles.box} aria-label={t('desk.lasso.title')}>
          <p>{t('desk.lasso.hint')}</p>
          <LassoGrids onTake={(grids) => take(({ grid }) => grids.has(grid))} />
          <CloseButton label={t('desk.lasso.end')} onClick={onEnd} />
        </section>
      ) : null}
    </>
  );
}
