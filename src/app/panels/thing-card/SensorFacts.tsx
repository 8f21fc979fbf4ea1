import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock, useThing } from '#app/state/hooks.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { Card } from './Card.tsx';

const LINES = ['blue', 'yellow', 'orange', 'red'] as const;

/** A sensor's facts: its lines, and which of them it has crossed. */
export function SensorFacts({ id }: { id: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const sensor = useThing('sensors', id);
  if (!sensor) return <Empty title={t('thing.gone')} />;
  const { name, kind, grid, online, level, value, at, unit, thresholds } = sensor;
  const read = value === null ? t('thing.noReading') : `${telling.number(value)} ${unit}`.trim();
  const lines = LINES.filter((line) => thresholds[line] !== null).map(
    (line) => `${t(`thing.line.${line}`)} ${thresholds[line]}`,
  );
  return (
    <Card
      name={telling.label(name)}
      kind={t(`thing.sensor.${kind}`)}
      code={id}
      grid={grid}
      facts={[
        [t('thing.state'), online ? t(`thing.level.${level}`) : t('thing.lost')],
        [t('thing.reading'), at === null ? read : `${read} · ${telling.when(at, now)}`],
        [t('thing.lines'), `${lines.join(' · ')} ${unit}`.trim()],
      ]}
    />
  );
}
