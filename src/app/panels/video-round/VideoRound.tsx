import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBeat, useClock, useShelf, useTown } from '#app/state/hooks.ts';
import { inRound, patrolledToday } from '#app/state/patrols.ts';
import { useView } from '#app/state/view.ts';
import { CameraTile } from '#app/video/CameraTile.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { PanelCount } from '../contract.tsx';
import tiles from '../wall-tiles.module.css';

const SHOWN = 2;
/** Each pair stands so long; by the clock, so that walls beside each other show the same. */
const DWELL_MS = 30_000;

/** The cameras that answer, two at a time, in turn. */
export default function VideoRound() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [{ area }] = useView();
  const { now } = useClock();
  const { zone } = useTown().town;
  const turn = Math.floor(useBeat() / DWELL_MS);
  const cameras = useShelf('cameras');
  const withinArea = cameras.filter(({ path }) => path.startsWith(area ?? '/'));
  const round = useMemo(() => inRound(cameras, area), [cameras, area]);
  const pairs = Math.ceil(round.length / SHOWN);
  if (pairs === 0) return <Empty title={t('video.patrol.none')} />;
  const at = (turn % pairs) * SHOWN;
  return (
    <>
      <PanelCount>
        {t('video.wall.patrolled', {
          n: telling.number(patrolledToday(withinArea, now, zone).length),
        })}
      </PanelCount>
      <div className={tiles.tiles} data-wide="true">
        {round.slice(at, at + SHOWN).map((camera) => (
          <CameraTile
            key={camera.id}
            camera={camera}
            purpose="WALL"
            autoplay
            note={telling.grid(camera.grid)}
          />
        ))}
      </div>
    </>
  );
}
