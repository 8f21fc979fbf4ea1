import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useFigureArea } from '#app/state/figure-scope.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useLook } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { SENSOR_LEVELS, type Sensor } from '#domain/sensor/sensor.ts';
import { PanelCount } from '../contract.tsx';
import styles from './SensorLines.module.css';

const SHOWN = 3;

const lowered = <L extends string>(level: L) => level.toLowerCase() as Lowercase<L>;

/** The line a sensor has crossed, in words. */
function useCrossed(): (sensor: Sensor) => string {
  const { t } = useTranslation();
  return ({ level, thresholds }) => {
    const line = level === 'NORMAL' ? null : thresholds[lowered(level)];
    if (line === null) return '';
    return t(thresholds.dir === 'UP' ? 'wall.overLine' : 'wall.underLine', { line });
  };
}

/** What the sensors warn of now, the gravest first; calm, that all are below their lines. */
export default function SensorLines() {
  const { t } = useTranslation();
  const telling = useTelling();
  const crossed = useCrossed();
  const area = useFigureArea();
  const now = useLook();
  const sensors = useShelf('sensors').filter(({ path }) => path.startsWith(area));
  const over = sensors
    .filter(({ level }) => level !== 'NORMAL')
    .sort((a, b) => SENSOR_LEVELS.indexOf(b.level) - SENSOR_LEVELS.indexOf(a.level));
  const silent = sensors.filter(({ online }) => !online).length;
  return (
    <>
      <PanelCount>
        {t('wall.sensorsOnline', share(sensors.length - silent, sensors.length))}
      </PanelCount>
      <ul className={styles.lines}>
        {over.length === 0 ? <li>{t('wall.allCalm')}</li> : null}
        {over.slice(0, SHOWN).map((sensor) => (
          <li key={sensor.id}>
            <ViewLink
              to={{ thing: `sensors.${sensor.id}`, grid: sensor.grid }}
              data-sensor={sensor.id}
            >
              <em data-level={sensor.level}>{t(`wall.level.${sensor.level}`)}</em>
              <span>{telling.label(sensor.name)}</span>
              <b>
                {sensor.value === null ? '—' : telling.number(sensor.value)}
                {crossed(sensor)}
                <small> {sensor.unit}</small>
              </b>
              <time>{sensor.at === null ? '' : telling.when(sensor.at, now)}</time>
            </ViewLink>
          </li>
        ))}
      </ul>
    </>
  );
}

const share = (n: number, all: number) => ({ n, all });
