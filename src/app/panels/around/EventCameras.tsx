import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useInHand } from '#app/state/in-hand.ts';
import { CameraTile } from '#app/video/CameraTile.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { camerasSeeing } from '#domain/camera/covering.ts';
import { PanelCount } from '../contract.tsx';
import tiles from '../wall-tiles.module.css';

/** Metres; the nearest circle that holds enough of them. */
const RADII = [50, 100, 200, 500] as const;
const SHOWN = 4;

/** The best four cameras around the event in hand, live. */
export default function EventCameras() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { order } = useInHand();
  const cameras = useShelf('cameras');
  const point = order?.point;
  const { within, sights } = useMemo(() => {
    const all = point ? camerasSeeing(point, cameras, RADII[RADII.length - 1] ?? 0) : [];
    const holding = (metres: number) => all.filter((sight) => sight.metres <= metres);
    const within = RADII.find((metres) => holding(metres).length >= SHOWN) ?? 500;
    return { within, sights: holding(within) };
  }, [point, cameras]);
  if (!order) return <Empty title={t('wall.noEvent')} hint={t('wall.noEventHint')} />;
  if (sights.length === 0) return <Empty title={t('around.none', { n: within })} />;
  const online = sights.filter(({ camera }) => camera.online).length;
  return (
    <>
      <PanelCount>
        {t('video.wall.within', { n: telling.number(within), on: telling.number(online) })}
      </PanelCount>
      <div className={tiles.tiles} data-around={order.id}>
        {sights.slice(0, SHOWN).map(({ camera, metres }) => (
          <CameraTile
            key={camera.id}
            camera={camera}
            purpose="WALL"
            order={order.id}
            autoplay
            note={t('around.metres', { n: telling.number(Math.round(metres)) })}
          />
        ))}
      </div>
    </>
  );
}
