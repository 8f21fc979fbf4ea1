import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf, useThing } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import type { Selection } from './layers/contract.ts';
import styles from './map-stage.module.css';

/** Where the map is: 全镇 › 社区 › 网格. */
export function Crumbs({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const areas = useShelf('areas');
  const grid = useThing('grids', selection.grid);
  const community = areas.find(({ id, path, level }) =>
    level !== 'COMMUNITY' ? false : grid ? id === grid.community : path === selection.area,
  );
  const steps = [
    { key: 'town', name: t('map.town'), area: undefined, here: !community },
    ...(community
      ? [
          {
            key: community.id,
            name: telling.label(community.name),
            area: community.path,
            here: !grid,
          },
        ]
      : []),
  ];
  return (
    <nav className={styles.crumbs} aria-label={t('map.crumbs')}>
      {steps.map(({ key, name, area, here }, i) => (
        <Fragment key={key}>
          {i > 0 ? <ChevronRight size={14} aria-hidden /> : null}
          {here ? (
            <span aria-current={here ? 'location' : undefined}>{name}</span>
          ) : (
            <ViewLink to={{ area, grid: undefined, order: undefined, act: undefined }}>
              {name}
            </ViewLink>
          )}
        </Fragment>
      ))}
      {grid ? (
        <>
          <ChevronRight size={14} aria-hidden />
          <span aria-current="location">{telling.label(grid.short)}</span>
        </>
      ) : null}
    </nav>
  );
}
