import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';

interface AskedProps<T> {
  readonly of: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** What is done meanwhile, where it is more than fetching. */
  readonly waiting?: string;
  readonly children: (data: T) => ReactNode;
}

/** What the gateway answered; why it did not, and a way to ask again; until then, its place. */
export function Asked<T>({ of: { data, error, refetch }, waiting, children }: AskedProps<T>) {
  const { t } = useTranslation();
  const telling = useTelling();
  if (error)
    return (
      <Empty
        title={t('panel.failed')}
        hint={error instanceof TroubleError ? telling.trouble(error.trouble) : undefined}
      >
        <Button onClick={() => void refetch()}>{t('retry')}</Button>
      </Empty>
    );
  if (data === undefined) return <Skeleton rows={6} label={waiting ?? t('loading')} />;
  return children(data);
}
