import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useConnection } from '#app/state/hooks.ts';
import { type StripId, useStripFigures } from '#app/state/strip-figures.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { Stat } from '#app/widgets/Stat.tsx';
import styles from './Strip.module.css';

interface StripProps {
  readonly ids: readonly StripId[];
  /** Widths of the cells in rem, where a seam must not cross one; absent: all the same. */
  readonly widths?: ((count: number) => readonly number[]) | undefined;
}

/** Above the wall's map: what is at hand, and how much of it. What the town has none of is left out, and the others move up. */
export function Strip({ ids, widths }: StripProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const waiting = useConnection().asOf === 0;
  const figures = useStripFigures(ids);
  const tracks = widths?.(figures.length);
  return (
    <ul
      className={styles.strip}
      style={
        tracks && {
          display: 'grid',
          gridTemplateColumns: tracks.map((rem) => `${rem}rem`).join(' '),
        }
      }
    >
      {figures.map(({ id, value, of, tone, to }) => {
        const stat = (
          <Stat
            value={waiting ? '—' : telling.number(value)}
            label={t(`strip.${id}`)}
            {...(of === undefined || waiting ? {} : { of: telling.number(of) })}
            {...(tone ? { tone, mark: <LampMark lamp={tone} /> } : {})}
          />
        );
        return (
          <li key={id} data-figure={id} data-value={value} data-of={of}>
            {to ? <ViewLink to={to}>{stat}</ViewLink> : stat}
          </li>
        );
      })}
    </ul>
  );
}
