import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useHappenings } from '#app/state/happenings.ts';
import { useTown } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import styles from './Foot.module.css';
import type { WallSize } from './tracks.ts';
import { useClearOfSeams } from './use-clear-of-seams.ts';

/** What happened last, of nobody in particular, and the notice every map has to bear. What finds no room is not begun. */
export function Foot({ size }: { size: WallSize }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const happenings = useHappenings();
  const row = useClearOfSeams<HTMLUListElement>(size, true);
  return (
    <footer className={styles.foot}>
      <ul className={styles.ticker} ref={row} aria-label={t('wall.happenings')}>
        {happenings.map(({ id, version, at, grid, category, state }) => (
          <li key={`${id}:${version}`} data-order={id} data-state={state}>
            <ViewLink to={{ order: id, grid }}>
              <time>{telling.time(at)}</time>
              {telling.grid(grid)} {telling.category(category)} <b>{telling.state(state)}</b>
            </ViewLink>
          </li>
        ))}
      </ul>
      <p>{telling.mapNotice(town)}</p>
    </footer>
  );
}
