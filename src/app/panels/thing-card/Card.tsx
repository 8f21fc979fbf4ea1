import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import pane from '../pane.module.css';

interface CardProps {
  /** Over everything else. */
  readonly head?: ReactNode;
  readonly name: string;
  readonly kind: string;
  /** As on its plate. */
  readonly code?: string;
  /** Where it stands. */
  readonly grid?: string | null;
  readonly facts: readonly (readonly [term: string, said: ReactNode])[];
  readonly children?: ReactNode;
}

/** The form all things share: what it is called, what it is, where it stands, its facts. */
export function Card({ head, name, kind, code, grid, facts, children }: CardProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  return (
    <div className={pane.pane} data-thing>
      {head}
      <p className={pane.lead}>
        <b>{name}</b>
        <span>{kind}</span>
      </p>
      <dl className={pane.facts}>
        {code ? (
          <>
            <dt>{t('thing.code')}</dt>
            <dd>{code}</dd>
          </>
        ) : null}
        {grid ? (
          <>
            <dt>{t('thing.grid')}</dt>
            <dd>
              <ViewLink to={{ grid }}>{telling.grid(grid)}</ViewLink>
            </dd>
          </>
        ) : null}
        {facts.map(([term, said]) => [
          <dt key={`${term}-term`}>{term}</dt>,
          <dd key={term}>{said}</dd>,
        ])}
      </dl>
      {children}
    </div>
  );
}
