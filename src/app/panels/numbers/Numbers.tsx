import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useNumbers } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { Stat } from '#app/widgets/Stat.tsx';
import { useSurface } from '../contract.tsx';
import styles from './Numbers.module.css';
import { Today } from './Today.tsx';

/** A count that is someone's to act on wears its lamp; at zero it loses it. */
const LAMP = { overdue: 'late', 'near-due': 'warn' } as const;
const lampOf = (id: string) => LAMP[id as keyof typeof LAMP] as 'late' | 'warn' | undefined;

/** A wall shows what presses; the rest is said by its queue and beside today's figures. */
const PRESSING = 3;

/** The numbers of the watch; each opens the rows it counts. */
export default function Numbers() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const wall = useSurface() === 'wall';
  const numbers = useNumbers(view.area).slice(0, wall ? PRESSING : undefined);
  return (
    <>
      <ul className={styles.numbers}>
        {numbers.map(({ id, value }) => {
          const chosen = view.number === id;
          const lamp = value > 0 ? lampOf(id) : undefined;
          return (
            <li key={id}>
              <ViewLink
                to={{ number: chosen ? undefined : id }}
                data-number={id}
                data-value={value}
                aria-current={chosen || undefined}
                title={`${t(`numbers.means.${id}`)} · ${t('numbers.open', { n: telling.number(value) })}`}
              >
                <Stat
                  value={telling.number(value)}
                  label={t(`numbers.${id}`)}
                  mark={lamp ? <LampMark lamp={lamp} /> : undefined}
                  tone={lamp}
                />
              </ViewLink>
            </li>
          );
        })}
      </ul>
      {wall ? <Today /> : null}
    </>
  );
}
