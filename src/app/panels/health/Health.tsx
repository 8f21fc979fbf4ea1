import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useFreshness } from '#app/state/freshness.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { PanelCount } from '../contract.tsx';
import styles from './Health.module.css';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** From here on nobody asks for hours. */
const FEW_DAYS = 3 * DAY;

/** Whether each kind of data came within its cycle, and how old it is. */
export default function Health() {
  const { t } = useTranslation();
  const telling = useTelling();
  const kinds = useFreshness();
  const late = kinds.filter(({ fresh }) => !fresh).length;
  const words = (age: number) => {
    if (age < MINUTE) return t('span.justNow');
    return age < FEW_DAYS ? telling.span(age) : t('wall.days', { n: Math.floor(age / DAY) });
  };
  return (
    <>
      <PanelCount>{t('wall.healthCount', { all: kinds.length, late })}</PanelCount>
      <ul className={styles.health}>
        {kinds.map((kind) => (
          <li key={kind.id} data-source={kind.id} data-fresh={kind.fresh}>
            <LampMark lamp={kind.fresh ? 'ok' : 'warn'} label={t(`wall.fresh.${kind.fresh}`)} />
            <span>{t(`wall.source.${kind.id}`)}</span>
            <em>{words(kind.age)}</em>
          </li>
        ))}
      </ul>
    </>
  );
}
