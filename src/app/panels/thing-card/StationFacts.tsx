import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useThing } from '#app/state/hooks.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { Card } from './Card.tsx';

export function StationFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const station = useThing('stations', id);
  const core = useThing('stations', station?.core);
  if (!station) return <Empty title={t('thing.gone')} />;
  const { name, kind, grid } = station;
  return (
    <Card
      name={telling.label(name)}
      kind={t(`thing.station.${kind}`)}
      grid={grid}
      facts={[...(core ? [[t('thing.core'), telling.label(core.name)] as const] : [])]}
    />
  );
}
