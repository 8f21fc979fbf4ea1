import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useShelf } from '#app/state/hooks.ts';
import { shareOf } from '#app/state/things.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { CameraTile } from '#app/video/CameraTile.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import styles from './GridCard.module.css';

/** So many as pictures, so many more by name. */
const TILES = 2;
const NAMED = 2;

/** The grid's cameras, those that answer first: two as pictures, others by name. */
export function GridCameras({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const cameras = useShelf('cameras').filter((camera) => camera.grid === grid.id);
  const { n, all } = shareOf(cameras, ({ online }) => online);
  const first = cameras
    .toSorted((a, b) => Number(b.online) - Number(a.online))
    .slice(0, TILES + NAMED);
  return (
    <section className={`${styles.column} ${styles.cameras}`}>
      <h4>
        {t('gridCard.cameras')}
        <span data-fact="cameras">
          {t('gridCard.online', { n: telling.number(n), all: telling.number(all) })}
        </span>
      </h4>
      <div className={styles.tiles}>
        {first.slice(0, TILES).map((camera) => (
          <CameraTile key={camera.id} camera={camera} purpose="GRID" />
        ))}
      </div>
      <ul>
        {all === 0 ? <li className={styles.none}>{t('gridCard.noCameras')}</li> : null}
        {first.slice(TILES).map(({ id, name, online, since }) => (
          <li key={id} data-on={online || undefined}>
            <ViewLink to={{ thing: `cameras.${id}`, order: undefined, act: undefined }}>
              <b>{telling.label(name)}</b>
              <em>
                {online
                  ? t('gridCard.answers')
                  : t('thing.offlineFor', { span: telling.span(Math.max(0, now - since)) })}
              </em>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
