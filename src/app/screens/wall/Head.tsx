import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useTown } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { LineLight } from '../Line.tsx';
import styles from './Head.module.css';
import { PAGES } from './pages.ts';
import type { WallSize } from './tracks.ts';
import { useClearOfSeams } from './use-clear-of-seams.ts';

/** Whose wall it is, which page of it, and what time it is. */
export function Head({ size }: { size: WallSize }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const { now, demo } = useClock();
  const [{ page = 'overview' }] = useView();
  const row = useClearOfSeams<HTMLElement>(size);
  return (
    <header className={styles.head} ref={row}>
      <div className={styles.brand}>
        <BrandMark />
        <div>
          <h1>{telling.label(town.title)}</h1>
          <p>{telling.label(town.slogan)}</p>
        </div>
      </div>
      <nav className={styles.pages} aria-label={t('wall.pages')}>
        {PAGES.map(({ id }) => (
          <ViewLink
            key={id}
            to={{ page: id === 'overview' ? undefined : id, rows: undefined, kind: undefined }}
            aria-current={id === page ? 'page' : undefined}
          >
            {t(`wall.page.${id}`)}
          </ViewLink>
        ))}
      </nav>
      <div className={styles.beside}>
        <LineLight />
        {demo ? <span className={styles.demo}>{t('bar.demoClock')}</span> : null}
        <div className={styles.clock}>
          <time dateTime={new Date(now).toISOString()}>{telling.clock(now)}</time>
          <span>{telling.day(now)}</span>
        </div>
      </div>
    </header>
  );
}
