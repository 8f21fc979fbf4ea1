import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf, useViewer } from '#app/state/hooks.ts';
import { CameraTile } from '#app/video/CameraTile.tsx';
import { holds } from '#domain/access/table.ts';
import { camerasSeeing } from '#domain/camera/covering.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order, Urgency } from '#domain/order/order.ts';
import pane from '../pane.module.css';
import styles from './Around.module.css';

const RADII = [50, 100, 200, 500] as const;
const FIRST_RADIUS = 200;
const SHOWN = 4;
/** From here on nobody is asked first whether to look. */
const URGENT: Urgency = 3;

/** The cameras around an open order, those first that see the place; of an urgent one the best four play at once. */
export function Around({ order }: { order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const cameras = useShelf('cameras');
  const [within, setWithin] = useState<number>(FIRST_RADIUS);
  if (!LIFE_CYCLE.open(order.state) || !holds(viewer, 'camera.read') || cameras.length === 0)
    return null;
  const sights = camerasSeeing(order.point, cameras, within);
  const note = (metres: number, covers: boolean) =>
    [t('around.metres', { n: telling.number(Math.round(metres)) }), covers && t('around.covers')]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className={pane.section} data-around={order.id}>
      <h3>
        {t('around.title', { n: telling.number(sights.length) })}
        <fieldset className={styles.radii} aria-label={t('around.radius')}>
          {RADII.map((metres) => (
            <label key={metres}>
              <input
                type="radio"
                name={`radius-${order.id}`}
                checked={metres === within}
                onChange={() => setWithin(metres)}
              />
              <span>{t('around.metres', { n: metres })}</span>
            </label>
          ))}
        </fieldset>
      </h3>
      {sights.length === 0 ? (
        <p className={styles.none}>{t('around.none', { n: within })}</p>
      ) : (
        <div className={styles.tiles}>
          {sights.slice(0, SHOWN).map(({ camera, metres, covers }) => (
            <CameraTile
              key={camera.id}
              camera={camera}
              purpose="ORDER"
              order={order.id}
              autoplay={order.urgency >= URGENT}
              note={note(metres, covers)}
            />
          ))}
        </div>
      )}
    </section>
  );
}
