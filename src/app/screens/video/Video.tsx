import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useShelf, useTown, useViewer } from '#app/state/hooks.ts';
import { isTyping } from '#app/state/keys.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { holds } from '#domain/access/table.ts';
import { LineBanner, LineLight } from '../Line.tsx';
import { Cell } from './Cell.tsx';
import { DWELLS, LAYOUTS } from './rounds.ts';
import { Side } from './Side.tsx';
import { type Patrol, usePatrol } from './use-patrol.ts';
import styles from './Video.module.css';

function Head() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const { now, demo } = useClock();
  return (
    <header className={styles.head}>
      <BrandMark />
      <h1>{t('video.patrol.title')}</h1>
      <span>{telling.label(town.title)}</span>
      <Link to="/dispatch">{t('video.patrol.toDesk')}</Link>
      <LineLight />
      <time dateTime={new Date(now).toISOString()}>{telling.clock(now)}</time>
      {demo ? <em>{t('bar.demoClock')}</em> : null}
    </header>
  );
}

function Tools({ view, pages, count, go, turn }: Patrol) {
  const { t } = useTranslation();
  const telling = useTelling();
  const communities = useShelf('areas').filter(({ level }) => level === 'COMMUNITY');
  const runs = view.turns === 'yes';
  return (
    <nav className={styles.tools} aria-label={t('video.patrol.tools')}>
      <fieldset>
        <legend className="unseen">{t('video.patrol.layout')}</legend>
        {LAYOUTS.map((layout) => (
          <Button
            key={layout}
            aria-pressed={view.layout === layout}
            aria-label={t('video.patrol.pictures', { n: layout })}
            onClick={() => go({ layout, page: 0 })}
          >
            {layout}
          </Button>
        ))}
      </fieldset>
      <label>
        {t('video.patrol.area')}
        <select
          value={view.area ?? ''}
          onChange={(e) => go({ area: e.target.value || undefined, page: 0 })}
        >
          <option value="">{t('video.patrol.everywhere')}</option>
          {communities.map(({ path, name }) => (
            <option key={path} value={path}>
              {telling.label(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('video.patrol.dwell')}
        <select
          value={view.dwell}
          onChange={(e) => go({ dwell: DWELLS.find((s) => String(s) === e.target.value) ?? 15 })}
        >
          {DWELLS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t('video.patrol.seconds', { n: seconds })}
            </option>
          ))}
        </select>
      </label>
      <Button aria-label={t('video.patrol.back')} onClick={() => turn(-1)}>
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <span className={styles.page}>
        {t('video.patrol.page', { n: view.page + 1, all: pages, cameras: telling.number(count) })}
      </span>
      <Button aria-label={t('video.patrol.next')} onClick={() => turn(1)}>
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
      <Button onClick={() => go({ turns: runs ? 'no' : 'yes' })} aria-pressed={!runs}>
        {runs ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        {t(runs ? 'video.patrol.hold' : 'video.patrol.goOn')}
      </Button>
      <span className={styles.keys}>{t('video.patrol.keys')}</span>
    </nav>
  );
}

const BY_KEY: Readonly<Record<string, (typeof LAYOUTS)[number]>> = { 1: 1, 4: 4, 9: 9, 0: 16 };

function useKeys({ view, go, turn }: Patrol): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || document.querySelector('dialog[open]'))
        return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const layout = BY_KEY[event.key];
      if (event.key === 'ArrowRight') turn(1);
      else if (event.key === 'ArrowLeft') turn(-1);
      else if (event.key === 'p') go({ turns: view.turns === 'yes' ? 'no' : 'yes' });
      else if (layout) go({ layout, page: 0 });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view.turns, go, turn]);
}

/** The video patrol: the town's cameras in turn, one to sixteen at once, each marked or made an order of. */
export default function Video() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const viewer = useViewer();
  const [busy, setBusy] = useState(false);
  const [pointed, setPointed] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const patrol = usePatrol(busy || pointed);
  useKeys(patrol);
  const { view, shown } = patrol;
  const mayMark = holds(viewer, 'camera.patrol');
  const current = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id;
  return (
    <div className={styles.video}>
      <Head />
      <LineBanner />
      <Tools {...patrol} />
      <main
        className={styles.round}
        data-layout={view.layout}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {shown.length === 0 ? (
          <Empty title={t('video.patrol.none')} hint={t('video.patrol.noneHint')} />
        ) : null}
        <div>
          {shown.map((camera) => (
            <Cell
              key={camera.id}
              camera={camera}
              chosen={camera.id === current}
              mayMark={mayMark}
              onChoose={() => setChosen(camera.id)}
              onBusy={setBusy}
            />
          ))}
        </div>
      </main>
      <Side mayRead={mayMark} />
      <footer className={styles.foot}>{telling.mapNotice(town)}</footer>
    </div>
  );
}
