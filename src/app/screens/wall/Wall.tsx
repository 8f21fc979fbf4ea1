import { type CSSProperties, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmBanner } from '#app/alarms/AlarmBanner.tsx';
import { SurfaceContext } from '#app/panels/contract.tsx';
import { Strip } from '#app/panels/strip/Strip.tsx';
import { useInHand } from '#app/state/in-hand.ts';
import { thingsBehind, useView } from '#app/state/view.ts';
import { beWatched } from '#app/watchdog/be-watched.ts';
import { LineBanner } from '../Line.tsx';
import { MapArea } from '../MapArea.tsx';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import { FOCUS_LAYERS, layersOf, pageOf, withRows, withSpare } from './pages.ts';
import { stayAwake } from './stay-awake.ts';
import { cellsBetween, tracksOf } from './tracks.ts';
import { useClearOfSeams } from './use-clear-of-seams.ts';
import { useEvent } from './use-event.ts';
import { useHeight } from './use-height.ts';
import { useWallSize } from './use-wall.ts';
import styles from './Wall.module.css';
import { Wings } from './Wings.tsx';

/** One level up: the rows, the order, the thing, the grid, the community, the filter, the page. */
const LEVELS = ['rows', 'kind', 'order', 'thing', 'grid', 'area', 'number', 'page'] as const;

function useEscape(): void {
  const [view, go] = useView();
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      const level = LEVELS.find((one) => view[one] !== undefined);
      if (key === 'Escape' && level && !defaultPrevented) go({ [level]: undefined });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, go]);
}

const SIDES = ['left', 'right'] as const;

/** The wall: what needs action on the left, the town in the middle, how the work goes on the right. Layout only; sizes are in rem, and a rem is ten design units. */
export default function Wall() {
  const { t } = useTranslation();
  const [view] = useView();
  const size = useWallSize();
  useEscape();
  useEffect(stayAwake, []);
  useEffect(beWatched, []);
  const { order } = useInHand();
  const [banner, ringing] = useHeight<HTMLDivElement>();
  const alarm = useClearOfSeams<HTMLElement>(size);
  const page = pageOf(view.page);
  const tracks = tracksOf(size);
  const n = Math.max(1, tracks.columns.length) as 1 | 2 | 3;
  const wing = tracks.columns.reduce((all, one) => all + one, 0);
  const spare = tracks.seams.length > 0 ? page.spare[n] : [];
  const left = withSpare(page.wings[n].left, spare.slice(0, n));
  const right = withSpare(page.wings[n].right, spare.slice(n));
  const rows = view.rows && (thingsBehind(view) ? 'things' : 'rows');
  const columns = { left: withRows(left, rows || undefined), right };
  const focus = useMemo(
    () => (tracks.focus && order ? { grid: order.grid, order: order.id } : undefined),
    [tracks.focus, order],
  );
  const event = useEvent(page.about === 'event' && !tracks.focus);
  const inStrip = (count: number) => cellsBetween(wing, size.width - wing, count, size);
  return (
    <SurfaceContext value="wall">
      <div
        className={styles.wall}
        data-upright={tracks.columns.length === 0 || undefined}
        style={
          {
            '--wing': `${wing}rem`,
            '--screen': `${size.width / size.across}rem`,
            // Seams are fixed on the wall; what rings pushes down only what lies between them.
            '--banner': `${ringing}px`,
          } as CSSProperties
        }
      >
        <Head size={size} />
        <div className={styles.banner} ref={banner}>
          <LineBanner readOnly />
          <AlarmBanner readOnly row={alarm} />
        </div>
        <section className={styles.strip} aria-label={t('strip.title')}>
          <Strip ids={page.strip} widths={size.across > 1 ? inStrip : undefined} />
        </section>
        <main className={styles.map} data-theme="dark">
          <div>
            <MapArea density="wall" usual={layersOf(page, view.kind)} event={event} />
          </div>
          {focus ? (
            <div data-focus={focus.order}>
              <MapArea key={focus.order} density="wall" focus={focus} usual={FOCUS_LAYERS} />
            </div>
          ) : null}
        </main>
        {SIDES.map((side) => (
          <Wings
            key={side}
            side={side}
            columns={columns[side]}
            widths={tracks.columns}
            seams={tracks.seams}
          />
        ))}
        <Foot size={size} />
      </div>
    </SurfaceContext>
  );
}
