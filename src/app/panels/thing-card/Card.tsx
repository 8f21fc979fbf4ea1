import type { ReactNode } from 'react';
import pane from '../pane.module.css';

interface CardProps {
  /** Over everything else. */
  readonly head?: ReactNode;
  readonly name: string;
  readonly kind: string;
  readonly facts: readonly (readonly [term: string, said: ReactNode])[];
  readonly children?: ReactNode;
}

/** The form all things share: what it is called, what it is, its facts. */
export function Card({ head, name, kind, facts, children }: CardProps) {
  return (
    <div className={pane.pane} data-thing>
      {head}
      <p className={pane.lead}>
        <b>{name}</b>
        <span>{kind}</span>
      </p>
      <dl className={pane.facts}>
        {facts.map(([term, said]) => [
          <dt key={`${term}-term`}>{term}</dt>,
          <dd key={term}>{said}</dd>,
        ])}
      </dl>
      {children}
    </div>
  );
}
