import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { patrolsReading } from '#app/live/patrols.ts';
import { useClock, useShelf, useTown } from '#app/state/hooks.ts';
import { patrolledToday } from '#app/state/patrols.ts';
import styles from './Video.module.css';

/** How far today's patrol has come, what it found, and which cameras are silent since when. */
export function Side({ mayRead }: { mayRead: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const { zone } = useTown().town;
  const cameras = useShelf('cameras');
  const names = useMemo(() => new Map(cameras.map(({ id, name }) => [id, name])), [cameras]);
  const last = cameras.reduce((most, { version }) => Math.max(most, version), 0);
  const log = useQuery({ ...patrolsReading(last), enabled: mayRead });
  const seen = patrolledToday(cameras, now, zone);
  const found = seen.filter(({ patrolled }) => patrolled?.mark === 'PROBLEM').length;
  const lost = cameras.filter(({ online }) => !online).toSorted((a, b) => a.since - b.since);
  return (
    <aside className={styles.side} aria-label={t('video.patrol.log')}>
      <section>
        <h2>{t('video.patrol.today')}</h2>
        <p className={styles.share}>
          <b>{telling.number(seen.length)}</b>/{telling.number(cameras.length)}
          <span>{t('video.patrol.found', { n: telling.number(found) })}</span>
        </p>
      </section>
      {mayRead ? (
        <section className={styles.list}>
          <h2>{t('video.patrol.log')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
          <ul tabIndex={0} aria-label={t('video.patrol.log')}>
            {log.data?.rows.length === 0 ? <li>{t('video.patrol.noLog')}</li> : null}
            {log.data?.rows.map(({ seq, at, by, camera, mark, order }) => {
              const name = names.get(camera);
              return (
                <li key={seq} data-mark={mark}>
                  <time>{telling.when(at, now)}</time>
                  <b>{name ? telling.label(name) : camera}</b>
                  {order ? (
                    <Link to="/dispatch" search={{ order }}>
                      {t('video.patrol.toOrder')}
                    </Link>
                  ) : (
                    <span>{t(`video.patrol.mark.${mark}`)}</span>
                  )}
                  <i>{telling.post(by)}</i>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      <section className={styles.list}>
        <h2>
          {t('video.patrol.lost')}
          <small>{telling.number(lost.length)}</small>
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
        <ul tabIndex={0} aria-label={t('video.patrol.lost')}>
          {lost.length === 0 ? <li>{t('video.patrol.allOnline')}</li> : null}
          {lost.map(({ id, name, since }) => (
            <li key={id}>
              <b>{telling.label(name)}</b>
              <span>{t('video.offline', { span: telling.span(Math.max(0, now - since)) })}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
