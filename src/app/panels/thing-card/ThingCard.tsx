import { useTranslation } from 'react-i18next';
import { useView } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { CameraFacts } from './CameraFacts.tsx';
import { SensorFacts } from './SensorFacts.tsx';
import { StationFacts } from './StationFacts.tsx';

/** What stands on the map and was chosen there: a camera, a sensor or a station. */
export default function ThingCard() {
  const { t } = useTranslation();
  const [{ thing }] = useView();
  const [shelf, id = ''] = thing?.split('.') ?? [];
  switch (shelf) {
    case 'cameras':
      return <CameraFacts id={id} />;
    case 'sensors':
      return <SensorFacts id={id} />;
    case 'stations':
      return <StationFacts id={id} />;
    default:
      return <Empty title={t('thing.gone')} />;
  }
}
