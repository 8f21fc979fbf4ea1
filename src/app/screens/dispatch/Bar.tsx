import { Link } from '@tanstack/react-router';
import { Cctv, CircleUserRound, Keyboard, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { buildStore } from '#app/live/build.ts';
import { signOut } from '#app/live/session.ts';
import { useClock, useTown, useViewer } from '#app/state/hooks.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { holds } from '#domain/access/table.ts';
import { LanguageChoice } from '../LanguageChoice.tsx';
import { LineLight } from '../Line.tsx';
import { mayOpen } from '../landing.ts';
import styles from './Bar.module.css';
import { Search } from './Search.tsx';

function Clock() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now, demo } = useClock();
  return (
    <span className={styles.clock}>
      <time dateTime={new Date(now).toISOString()} title={t('bar.clock')}>
        {telling.clock(now)}
      </time>
      {demo ? <em>{t('bar.demoClock')}</em> : null}
    </span>
  );
}

/** The head of the desk: whose it is, the search, whether it is live, the time, who sits here. */
export function Bar({ onKeys, onIntake }: { onKeys: () => void; onIntake: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const viewer = useViewer();
  const newer = buildStore((held) => held.newer);
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <BrandMark />
        {telling.label(town.title)}
      </span>
      <Search />
      {holds(viewer, 'order.report') ? (
        <Button hint="I" data-open="intake" onClick={onIntake}>
          {t('desk.keys.intake')}
        </Button>
      ) : null}
      {mayOpen(viewer.role, '/video') && holds(viewer, 'camera.read') ? (
        <Link
          to="/video"
          className={styles.icon}
          aria-label={t('video.patrol.title')}
          title={t('video.patrol.title')}
        >
          <Cctv size={18} aria-hidden="true" />
        </Link>
      ) : null}
      {newer ? (
        <span className={styles.newer} role="status">
          {t('line.newer')}
          <Button look="text" onClick={() => window.location.reload()}>
            {t('line.reload')}
          </Button>
        </span>
      ) : null}
      <LineLight />
      <Clock />
      <span className={styles.me} title={t('bar.post')}>
        <CircleUserRound size={18} aria-hidden="true" />
        {telling.post(viewer.post)}
      </span>
      <LanguageChoice />
      <button
        type="button"
        className={styles.icon}
        aria-label={t('bar.keys')}
        title={t('bar.keys')}
        onClick={onKeys}
      >
        <Keyboard size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.icon}
        aria-label={t('bar.signOut')}
        title={t('bar.signOut')}
        data-sign-out="true"
        onClick={() => void signOut()}
      >
        <LogOut size={18} aria-hidden="true" />
      </button>
    </header>
  );
}
