import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { importsReading } from '#app/live/imports.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import type { ImportState } from '#wire/imports.ts';
import { AdminPage } from '../AdminPage.tsx';
import { BringFile } from './BringFile.tsx';
import { FileAtHand } from './FileAtHand.tsx';
import { History } from './History.tsx';
import styles from './Import.module.css';

/** A file that is still to be dealt with, whoever brought it and whenever. */
const unfinished = ({ stage }: ImportState): boolean => stage !== 'done' && stage !== 'undone';

/** The administrator's page of files: what a town has is brought here, looked at, tried, and taken in. */
export default function Import() {
  const { t } = useTranslation();
  const telling = useTelling();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(importsReading);
  const [chosen, setChosen] = useState<string>();
  const files = data?.files ?? [];
  const file = files.find(({ id }) => id === chosen) ?? files.find(unfinished);
  const anew = () => queries.invalidateQueries({ queryKey: importsReading.queryKey, exact: true });
  const choose = async (id: string | undefined) => {
    setChosen(id);
    await anew();
  };
  return (
    <AdminPage title={t('imports.title')}>
      <main className={styles.main}>
        {error ? (
          <Empty
            title={t('panel.failed')}
            hint={error instanceof TroubleError ? telling.trouble(error.trouble) : undefined}
          >
            <Button onClick={() => void refetch()}>{t('retry')}</Button>
          </Empty>
        ) : file ? (
          <FileAtHand
            key={file.id}
            file={file}
            onChange={anew}
            onDone={() => void choose(undefined)}
          />
        ) : (
          <BringFile onBrought={(id) => void choose(id)} />
        )}
        <History onUndo={(id) => void choose(id)} />
      </main>
    </AdminPage>
  );
}
