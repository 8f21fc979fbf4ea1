import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useThing } from '#app/state/hooks.ts';
import { CameraTile } from '#app/video/CameraTile.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Card } from './Card.tsx';

/** A camera's live picture over its facts: who chose it on the map came to look. */
export function CameraFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const camera = useThing('cameras', id);
  if (!camera) return <Empty title={t('thing.gone')} />;
  const { name, kind, grid, online, since, azimuth, fov, range } = camera;
  const length = telling.span(Math.max(0, now - since));
  return (
    <Card
      head={<CameraTile key={id} camera={camera} purpose="LOOK" autoplay />}
      name={telling.label(name)}
      kind={t(`thing.camera.${kind}`)}
      code={id}
      grid={grid}
      facts={[
        [t('thing.state'), t(online ? 'thing.onlineFor' : 'thing.offlineFor', { span: length })],
        [t('thing.sight'), t('thing.sightOf', { azimuth, fov, range })],
      ]}
    />
  );
}
