import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { type Freshness, useFreshness } from '#app/state/freshness.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { PanelCount } from '../contract.tsx';
import styles from './Health.module.css';

/** Whether each kind of data came within its cycle, and how old it is. */
export default function Health() {
  const { t } = useTranslation();
  const telling = useTelling();
  const kinds = useFreshness();
  const late = kinds.filter(({ fresh }) => !fresh).length;
  const age = ({ age }: Freshness) => (age < MINUTE ? t('span.justNow') : telling.span(age));
  return (
    <>
      <PanelCount>{t('wall.healthCount', { all: kinds.length, late })}</PanelCount>
      <ul className={styles.health}>
        {kinds.map((kind) => (
          <li key={kind.id} data-source={kind.id} data-fresh={kind.fresh}>
            <LampMark lamp={kind.fresh ? 'ok' : 'warn'} label={t(`wall.fresh.${kind.fresh}`)} />
            <span>{t(`wall.source.${kind.id}`)}</span>
            <em>{age(kind)}</em>
          </li>
        ))}
      </ul>
    </>
  );
}

const MINUTE = 60_000;
