import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useQueue } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { PanelCount, useSurface } from '../contract.tsx';
import { DeskRows } from './DeskRows.tsx';
import styles from './Queue.module.css';
import { WallRows } from './WallRows.tsx';

function Filter() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view, go] = useView();
  const communities = useShelf('areas').filter(({ level }) => level === 'COMMUNITY');
  return (
    <div className={styles.filter}>
      <select
        aria-label={t('queue.area')}
        value={view.area ?? ''}
        onChange={({ target }) => go({ area: target.value || undefined })}
      >
        <option value="">{t('queue.everywhere')}</option>
        {communities.map(({ id, path, name }) => (
          <option key={id} value={path}>
            {telling.label(name)}
          </option>
        ))}
      </select>
      <span>{t('queue.byNeed')}</span>
    </div>
  );
}

/** The orders that wait, or those behind a number; a row opens its order. */
export default function Queue() {
  const { t } = useTranslation();
  const telling = useTelling();
  const wall = useSurface() === 'wall';
  const [view] = useView();
  const rows = useQueue(view);
  const name = view.number && t(`numbers.${view.number}`);
  return (
    <div className={styles.queue} id="queue">
      <PanelCount>{t('queue.count', { n: telling.number(rows.length) })}</PanelCount>
      {wall ? null : <Filter />}
      {name ? (
        <p className={styles.chosen}>
          <b>{name}</b>
          <ViewLink to={{ number: undefined }}>{t('queue.showAll')}</ViewLink>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Empty
          title={name ? t('queue.emptyNumber', { name }) : t('queue.empty')}
          hint={t('queue.emptyHint')}
        />
      ) : wall ? (
        <WallRows rows={rows} />
      ) : (
        <DeskRows rows={rows} />
      )}
    </div>
  );
}
