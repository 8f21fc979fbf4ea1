import { useQuery } from '@tanstack/react-query';

import { Box, House, Lasso as LassoSign, Layers, List, Minus, Plus } from 'lucide-react';
import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '#app/keys/use-key.ts';
import { basemapReading } from '#app/live/reads.ts';
import type { Departments } from '#app/state/called-offices.ts';
import { useTown } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import { language } from '#domain/town/town.ts';
import { Crumbs } from './Crumbs.tsx';
import { Legend } from './Legend.tsx';
import { Lasso } from './lasso/Lasso.tsx';
import type { Density, Selection } from './layers/contract.ts';
import { fontsOf } from './letters.ts';
import styles from './map-stage.module.css';
import { Sight } from './sight.ts';
import { type Picked, Stage } from './stage.ts';
import { Tip } from './Tip.tsx';
import { useThingWords } from './thing-words.ts';
import { unitOf } from './unit.ts';
import { useFlight } from './use-flight.ts';
import { type ShownLayers, useLayers } from './use-layers.ts';
import { type LiveMap, useMap } from './use-map.ts';
import { useReads } from './use-reads.ts';
import { useWindow } from './use-window.ts';

const Side = lazy(() => import('./drawer/Side.tsx'));

export interface MapStageProps {
  readonly bounds: Bounds;
  readonly selection: Selection;
  readonly onPick: (picked: Picked) => void;
  /** The layers as the address says them. */
  readonly layers: string | undefined;
  readonly onLayers: (layers: string | undefined) => void;
  /** Where the map stands, as the address says it; read once. */
  readonly at: string | undefined;
  readonly onAt: (at: string | undefined) => void;
  /** A place is being chosen: the next click reports its grid, whatever else is there. */
  readonly picking?: boolean;
  /** What is shown whole while no area and no grid is chosen; absent: the town. */
  readonly extent?: Bounds | undefined;
  /** What the map shows, in words and counts, for those who don't see it. */
  readonly label: string;
  readonly density: Density;
}

const asked = (
  selection: Selection,
  spoken: string,
  density: Density,
  shown: ShownLayers,
  departments: Departments,
) => ({
  selection,
  departments,
  language: language.catch('zh-CN').parse(spoken),
  density,
  unit: unitOf(density),
  fonts: fontsOf(document.body),
  ...shown,
});

/** Lamps on the map turn within this. */
const LOOK_MS = 15_000;
const coarseNow = () => Math.floor(townClock.now() / LOOK_MS) * LOOK_MS;

type SideName = 'layers' | 'list';

/** The map of the town. It reads the world and the positions by itself; data never passes through React. */
export default function MapStage(props: MapStageProps) {
  const { bounds, selection, picking = false, label, density, onPick } = props;
  const container = useRef<HTMLDivElement>(null);
  const { i18n } = useTranslation();
  const live = useMap(container, bounds, density, props.at);
  const { shown, change, reset } = useLayers(props.layers, density, props.onLayers);
  const [side, setSide] = useState<SideName>();
  const { departments } = useTown();
  const [sight] = useState(
    () =>
      new Sight({
        ...asked(selection, i18n.language, density, shown, departments),
        now: coarseNow(),
        nearness: 'far',
        basemap: undefined,
        clusters: undefined,
        history: undefined,
        buildings: undefined,
        tilted: false,
      }),
  );
  const [hovered, setHovered] = useState<Picked>();
  const words = useThingWords(sight);
  const window = useWindow(live);

  useEffect(() => {
    const tell = () => sight.set(asked(selection, i18n.language, density, shown, departments));
    tell();
    globalThis.addEventListener('resize', tell);
    return () => globalThis.removeEventListener('resize', tell);
  }, [sight, selection, i18n.language, density, shown, departments]);

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

  usePicking(live, sight, picking, onPick, density === 'desk' ? setHovered : ignore);
  useFlight(live, selection, density, props.extent);
  const rested = useEffectEvent(props.onAt);
  useEffect(() => live?.camera.onRest((at) => rested(at)), [live]);
  useReads(sight, shown);
  const toggle = (which: SideName) => setSide((now) => (now === which ? undefined : which));
  useKey('layers', () => toggle('layers'), density === 'desk');
  const [lasso, setLasso] = useState(false);
  const [endLasso] = useState(() => () => setLasso(false));
  useKey('lasso', () => setLasso(!lasso), density === 'desk');

  useEffect(() => {
    const canvas = live?.map.getCanvas();
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', label);
  }, [live, label]);

  const told = hovered && words(hovered);
  return (
    <div className={styles.stage} data-density={density} data-picking={picking}>
      <div className={styles.window}>
        <div ref={container} className={styles.canvas} />
        <Crumbs selection={selection} />
        <Legend sight={sight} />
        {told ? <Tip told={told} around={container} /> : null}
        {density === 'desk' ? (
          <Tools
            live={live}
            sight={sight}
            side={side}
            onToggle={toggle}
            lasso={lasso}
            onLasso={setLasso}
          />
        ) : null}
        {live && density === 'desk' ? (
          <Lasso map={live.map} drawing={lasso} onEnd={endLasso} />
        ) : null}
      </div>
      {side ? (
        <Suspense>
          <Side
            which={side}
            sight={sight}
            shown={shown}
            onChange={change}
            onReset={reset}
            window={window}
            onPick={onPick}
            onClose={() => setSide(undefined)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const ignore = (): void => undefined;

interface ToolsProps {
  readonly live: LiveMap | undefined;
  readonly sight: Sight;
  readonly side: SideName | undefined;
  readonly onToggle: (side: SideName) => void;
  readonly lasso: boolean;
  readonly onLasso: (draws: boolean) => void;
}

function Tools({ live, sight, side, onToggle, lasso, onLasso }: ToolsProps) {
  const { t } = useTranslation();
  const tilted = useSyncExternalStore(sight.subscribe, () => sight.now.tilted);
  return (
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
      <button
        type="button"
        aria-label={t('map.tilt')}
        aria-pressed={tilted}
        title={t('map.tilt')}
        onClick={() => live?.camera.tilt(!tilted)}
      >
        <Box aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('desk.lasso.title')}
        aria-pressed={lasso}
        title={`${t('desk.lasso.title')} · G`}
        onClick={() => onLasso(!lasso)}
      >
        <LassoSign aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('map.layers')}
        aria-expanded={side === 'layers'}
        title={`${t('map.layers')} · ${t('map.tree.hint')}`}
        onClick={() => onToggle('layers')}
      >
        <Layers aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('map.list')}
        aria-expanded={side === 'list'}
        title={t('map.list')}
        onClick={() => onToggle('list')}
      >
        <List aria-hidden />
      </button>
    </div>
  );
}

/** Paints the world on the map and hands clicks on. */
function usePicking(
  live: LiveMap | undefined,
  sight: Sight,
  picking: boolean,
  onPick: (picked: Picked) => void,
  onHover: (found: Picked | undefined) => void,
): void {
  const clicked = useEffectEvent((picked: Picked | undefined) => {
    if (picked?.shelf === 'clusters') live?.camera.nearer(picked.point);
    else if (picked) onPick(picked);
  });
  const gridsOnly = useEffectEvent(() => picking);
  const hovered = useEffectEvent(onHover);
  useEffect(() => {
    if (!live) return;
    const { map, overlay } = live;
    const stage = new Stage(map, overlay, sight, (found) => hovered(found));
    map.on('click', ({ lngLat }) => clicked(stage.at([lngLat.lng, lngLat.lat], gridsOnly())));
    return () => stage.end();
  }, [live, sight]);
}
