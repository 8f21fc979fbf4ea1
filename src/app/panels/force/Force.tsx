import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBrushing } from '#app/state/brush.ts';
import { useFigureArea } from '#app/state/figure-scope.ts';
import { useShelf } from '#app/state/hooks.ts';
import { type Presence, usePresence } from '#app/state/presence.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { PanelCount } from '../contract.tsx';
import styles from './Force.module.css';

const SIGNS = ['fresh', 'stale', 'off'] as const satisfies readonly Presence[];

/** One square for each grid worker, by community: filled where the last fix is young, broken where it is old, hollow off duty. */
export default function Force() {
  const { t } = useTranslation();
  const telling = useTelling();
  const area = useFigureArea();
  const presenceOf = usePresence();
  const brushing = useBrushing();
  const workers = useShelf('workers').filter(
    ({ type, path }) => type === 'FULLTIME' && path.startsWith(area),
  );
  const communities = useShelf('areas')
    .filter(
      ({ level, path }) => level === 'COMMUNITY' && path.startsWith(area.slice(0, path.length)),
    )
    .map((community) => ({
      ...community,
      signs: workers
        .filter(({ path }) => path.startsWith(community.path))
        .map((worker) => ({ id: worker.id, sign: presenceOf(worker) }))
        .sort((a, b) => SIGNS.indexOf(a.sign) - SIGNS.indexOf(b.sign)),
    }))
    .filter(({ signs }) => signs.length > 0)
    .sort((a, b) => b.signs.length - a.signs.length);
  const on = workers.filter(({ onShift }) => onShift).length;
  return (
    <>
      <PanelCount>
        {t('wall.onDuty', { n: telling.number(on), all: telling.number(workers.length) })}
      </PanelCount>
      <ul
        className={styles.force}
        style={{ '--rows': Math.ceil(communities.length / 2) } as CSSProperties}
      >
        {communities.map(({ id, path, signs }) => (
          <li key={id} {...brushing(path)}>
            <ViewLink to={{ area: path, grid: undefined }} data-community={id}>
              <span>{telling.community(id)}</span>
              <span className={styles.dots} role="img" aria-label={t('wall.force', counts(signs))}>
                {signs.map(({ id, sign }) => (
                  <i key={id} data-sign={sign} />
                ))}
              </span>
            </ViewLink>
          </li>
        ))}
      </ul>
      <p className={styles.key} aria-hidden="true">
        {SIGNS.map((sign) => (
          <span key={sign}>
            <i data-sign={sign} />
            {t(`wall.sign.${sign}`)}
          </span>
        ))}
      </p>
    </>
  );
}

const counts = (signs: readonly { sign: Presence }[]) =>
  Object.fromEntries(
    SIGNS.map((sign) => [sign, signs.filter((one) => one.sign === sign).length]),
  ) as Record<Presence, number>;
