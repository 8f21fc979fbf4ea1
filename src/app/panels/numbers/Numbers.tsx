import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useNumbers } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { Stat } from '#app/widgets/Stat.tsx';
import styles from './Numbers.module.css';

/** The numbers of the watch; each opens the rows it counts. */
export default function Numbers() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const numbers = useNumbers(view.area);
  return (
    <ul className={styles.numbers}>
      {numbers.map(({ id, value }) => {
        const chosen = view.number === id;
        return (
          <li key={id}>
            <ViewLink
              to={{ number: chosen ? undefined : id }}
              data-number={id}
              data-value={value}
              aria-current={chosen || undefined}
              title={t('numbers.open', { n: telling.number(value) })}
            >
              <Stat value={telling.number(value)} label={t(`numbers.${id}`)} />
            </ViewLink>
          </li>
        );
      })}
    </ul>
  );
}
