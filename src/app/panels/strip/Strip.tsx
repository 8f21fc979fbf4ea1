import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { isActive } from '#app/state/active-whistle.ts';
import { useShelf, useTown } from '#app/state/hooks.ts';
import { shareOf, useCameras, useSensors } from '#app/state/things.ts';
import { useView } from '#app/state/view.ts';
import { Stat } from '#app/widgets/Stat.tsx';
import styles from './Strip.module.css';

/** Above the wall's map: what the town has, and how much of it is at hand now. What the town has none of is left out. */
export function Strip() {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const [{ area = `/${town.code}/` }] = useView();
  const within = <T extends { path: string }>(things: readonly T[]) =>
    things.filter(({ path }) => path.startsWith(area));
  const grids = within(useShelf('grids')).length;
  const workers = shareOf(
    within(useShelf('workers')).filter(({ type }) => type === 'FULLTIME'),
    ({ onShift }) => onShift,
  );
  const cameras = useCameras(area);
  const whistles = within(useShelf('whistles')).filter(isActive).length;
  const sensors = useSensors(area);
  const figures = [
    { id: 'grids', value: grids },
    { id: 'workers', value: workers.n, of: workers.all },
    { id: 'cameras', value: cameras.n, of: cameras.all },
    { id: 'whistles', value: whistles },
    { id: 'sensors', value: sensors.n, of: sensors.all },
  ] as const;
  return (
    <ul className={styles.strip}>
      {figures.map((figure) => {
        const { id, value } = figure;
        const of = 'of' in figure ? figure.of : undefined;
        if (of === 0) return null;
        return (
          <li key={id} data-figure={id} data-value={value} data-of={of}>
            <Stat
              value={telling.number(value)}
              label={t(`strip.${id}`)}
              {...(of === undefined ? {} : { of: telling.number(of) })}
            />
          </li>
        );
      })}
    </ul>
  );
}
