import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { steadfast } from '#app/live/steadfast.ts';
import { gridOfOrder, gridOfWorker } from '#app/state/glance.ts';
import { useShelf, useTown } from '#app/state/hooks.ts';
import { notePlace, pickStore } from '#app/state/pick-store.ts';
import { useView, type View } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Guard } from '#app/widgets/Guard.tsx';
import type { Bounds, Position } from '#domain/geo/shape.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';

const MapStage = lazy(steadfast(() => import('#app/map/MapStage.tsx')));

interface Pick {
  readonly shelf: 'grids' | 'orders' | 'workers' | 'cameras' | 'sensors' | 'stations' | 'clusters';
  readonly id: string;
  readonly point: Position;
}

/** A map that can't be drawn leaves the lists and the forms alive; a graphics driver that restarts takes its time. */
const AGAIN_S = 30;

const NOWHERE: View = {};

/** The map, joined to the view: what is chosen is shown there, what is clicked there is chosen. */
export function MapArea({
  density,
  usual,
  focus,
  event,
}: {
  density: 'desk' | 'wall';
  /** The layers where the address names none. */
  usual?: string;
  /** What the map shows, whatever the address says: a second one beside the first. */
  focus?: { readonly grid: string; readonly order: string };
  /** What it is about while nobody has chosen anything, and what is seen whole then. */
  event?: { readonly order: string; readonly extent: Bounds } | undefined;
}) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const [view, go] = useView();
  const { area, thing, layers, at } = focus ? NOWHERE : view;
  const { grid, order = event?.order } = focus ?? view;
  const wanted = pickStore((held) => held.wanted);
  const grids = useShelf('grids').length;
  const open = useShelf('orders').filter(({ state }) => LIFE_CYCLE.open(state)).length;
  const selection = useMemo(
    () => ({
      ...(grid && { grid }),
      ...(order && { order }),
      ...(area && { area }),
      ...(thing && { thing }),
    }),
    [grid, order, area, thing],
  );

  const onPick = ({ shelf, id, point }: Pick) => {
    if (shelf === 'grids') {
      notePlace({ grid: id, point });
      if (!wanted) go({ grid: id, order: undefined, act: undefined, thing: undefined });
    } else if (shelf === 'orders') {
      go({ order: id, grid: gridOfOrder(id), act: undefined });
    } else if (shelf === 'workers') {
      go({ grid: gridOfWorker(id), order: undefined, act: undefined });
    } else if (shelf !== 'clusters') {
      go({ thing: `${shelf}.${id}`, order: undefined, act: undefined });
    }
  };

  return (
    <Guard
      againS={AGAIN_S}
      fallback={(left, again) => (
        <Empty title={t('map.failed')} hint={t('map.failedHint', { s: left })}>
          {density === 'desk' ? <Button onClick={again}>{t('retry')}</Button> : null}
        </Empty>
      )}
    >
      <Suspense fallback={null}>
        <MapStage
          bounds={town.bounds}
          extent={event?.extent}
          selection={selection}
          onPick={onPick}
          layers={layers ?? usual}
          onLayers={(to) => go({ layers: to })}
          at={at}
          onAt={(to) => !focus && to !== at && go({ at: to })}
          picking={wanted}
          density={density}
          label={t('map.label', { grids: telling.number(grids), orders: telling.number(open) })}
        />
      </Suspense>
    </Guard>
  );
}
