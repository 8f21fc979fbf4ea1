import { useQuery } from '@tanstack/react-query';
import { House, Minus, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { basemapReading } from '#app/live/reads.ts';
import { townClock } from '#app/state/town-clock.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import { language } from '#domain/town/town.ts';
import { Legend } from './Legend.tsx';
import type { Density, Selection } from './layers/contract.ts';
import { fontsOf } from './letters.ts';
import styles from './map-stage.module.css';
import { Sight } from './sight.ts';
import { type Picked, Stage } from './stage.ts';
import { unitOf } from './unit.ts';
import { useFlight } from './use-flight.ts';
import { type LiveMap, useMap } from './use-map.ts';

export interface MapStageProps {
  readonly bounds: Bounds;
  readonly selection: Selection;
  readonly onPick: (picked: Picked) => void;
  /** A place is being chosen: the next click reports its grid, whatever else is there. */
  readonly picking?: boolean;
  /** What the map shows, in words and counts, for those who don't see it. */
  readonly label: string;
  readonly density: Density;
}

const asked = (selection: Selection, spoken: string, density: Density) => ({
  selection,
  language: language.catch('zh-CN').parse(spoken),
  density,
  unit: unitOf(density),
  fonts: fontsOf(document.body),
});

/** Lamps on the map turn within this. */
const LOOK_MS = 15_000;
const coarseNow = () => Math.floor(townClock.now() / LOOK_MS) * LOOK_MS;

/** The map of the town. It reads the world and the positions by itself; data never passes through React. */
export default function MapStage(props: MapStageProps) {
  const { bounds, selection, picking = false, label, density } = props;
  const container = useRef<HTMLDivElement>(null);
  const { t, i18n } = useTranslation();
  const live = useMap(container, bounds, density);
  const [sight] = useState(
    () =>
      new Sight({
        ...asked(selection, i18n.language, density),
        now: coarseNow(),
        hovered: undefined,
        nearness: 'far',
        basemap: undefined,
      }),
  );

  useEffect(() => {
    const tell = () => sight.set(asked(selection, i18n.language, density));
    tell();
    window.addEventListener('resize', tell);
    return () => window.removeEventListener('resize', tell);
  }, [sight, selection, i18n.language, density]);

  const { data: basemap } = useQuery(basemapReading);
  useEffect(() => sight.set({ basemap }), [sight, basemap]);

  useEffect(() => {
    const look = () => sight.set({ now: coarseNow() });
    look();
    const timer = setInterval(look, LOOK_MS / 3);
    const leave = townClock.subscribe(look);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [sight]);

  usePicking(live, sight, picking, props.onPick);
  useFlight(live, selection, density);

  useEffect(() => {
    const canvas = live?.map.getCanvas();
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', label);
  }, [live, label]);

  return (
    <div className={styles.stage} data-density={density} data-picking={picking}>
      <div ref={container} className={styles.canvas} />
      <Legend sight={sight} />
      {density === 'desk' && (
        <div className={styles.tools}>
          <button type="button" aria-label={t('map.zoomIn')} onClick={() => live?.camera.zoom(1)}>
            <Plus aria-hidden />
          </button>
          <button type="button" aria-label={t('map.zoomOut')} onClick={() => live?.camera.zoom(-1)}>
            <Minus aria-hidden />
          </button>
          <button type="button" aria-label={t('map.home')} onClick={() => live?.camera.home()}>
            <House aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

/** Paints the world on the map and hands clicks on. */
function usePicking(
  live: LiveMap | undefined,
  sight: Sight,
  picking: boolean,
  onPick: (picked: Picked) => void,
): void {
  const clicked = useEffectEvent((picked: Picked | undefined) => {
    if (picked) onPick(picked);
  });
  const gridsOnly = useEffectEvent(() => picking);
  useEffect(() => {
    if (!live) return;
    const { map, overlay } = live;
    const stage = new Stage(map, overlay, sight);
    map.on('click', ({ lngLat }) => clicked(stage.at([lngLat.lng, lngLat.lat], gridsOnly())));
    return () => stage.end();
  }, [live, sight]);
}
