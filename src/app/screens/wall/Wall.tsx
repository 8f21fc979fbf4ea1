import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { SurfaceContext } from '#app/panels/contract.tsx';
import { hasFigures, useFigures } from '#app/panels/kpis/figures.ts';
import { PanelSlot } from '#app/panels/PanelSlot.tsx';
import { Strip } from '#app/panels/strip/Strip.tsx';
import { useClock, useShelf, useTown } from '#app/state/hooks.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { LineBanner, LineLight } from '../Line.tsx';
import { MapArea } from '../MapArea.tsx';
import styles from './Wall.module.css';

function Head() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const { now, demo } = useClock();
  return (
    <header className={styles.head}>
      <div className={styles.brand}>
        <BrandMark />
        <div>
          <h1>{telling.label(town.title)}</h1>
          <p>{telling.label(town.slogan)}</p>
        </div>
      </div>
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

/** The wall: what needs action on the left, the town beside it, how the work went on the right once there are figures. Sizes are in rem, and a rem is ten design units of the wall. */
export default function Wall() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const reported = useShelf('indicators').length > 0;
  const figures = hasFigures(useFigures().data) || reported;
  useEffect(() => {
    document.documentElement.classList.add('wall');
    return () => document.documentElement.classList.remove('wall');
  }, []);
  return (
    <SurfaceContext value="wall">
      <div className={styles.wall} data-figures={figures || undefined}>
        <Head />
        <div className={styles.banner}>
          <LineBanner readOnly />
        </div>
        <aside className={styles.wing} aria-label={t('panel.queue')}>
          <PanelSlot slot="wing" />
        </aside>
        <section className={styles.strip} aria-label={t('strip.title')}>
          <Strip />
        </section>
        <main className={styles.map}>
          <MapArea density="wall" />
        </main>
        {figures ? (
          <aside className={styles.right} aria-label={t('panel.kpis')}>
            <PanelSlot slot="right" />
          </aside>
        ) : null}
        <footer className={styles.foot}>{telling.mapNotice(town)}</footer>
      </div>
    </SurfaceContext>
  );
}
