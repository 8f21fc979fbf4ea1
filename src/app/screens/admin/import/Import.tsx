import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importsReading } from '#app/live/imports.ts';
import type { ImportState } from '#wire/imports.ts';
import { AdminPage } from '../AdminPage.tsx';
import { Asked } from '../Asked.tsx';
import { BringFile } from './BringFile.tsx';
import { FileAtHand } from './FileAtHand.tsx';
import { History } from './History.tsx';
import styles from './Import.module.css';

/** A file that is still to be dealt with, whoever brought it and whenever. */
const unfinished = ({ stage }: ImportState): boolean => stage !== 'done' && stage !== 'undone';

/** The administrator's page of files: what a town has is brought here, looked at, tried, and taken in. */
export default function Import() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reading = useQuery(importsReading);
  const [chosen, setChosen] = useState<string>();
  const anew = () => queries.invalidateQueries({ queryKey: importsReading.queryKey, exact: true });
  const choose = async (id: string | undefined) => {
    setChosen(id);
    await anew();
  };
  const inHand = (files: readonly ImportState[]) =>
    files.find(({ id }) => id === chosen) ?? files.find(unfinished);
  return (
    <AdminPage title={t('imports.title')}>
      <main className={styles.main}>
        <Asked of={reading}>
          {({ files }) => {
            const file = inHand(files);
            return file ? (
              <FileAtHand
                key={file.id}
                file={file}
                onChange={anew}
                onDone={() => void choose(undefined)}
              />
            ) : (
              <BringFile onBrought={(id) => void choose(id)} />
            );
          }}
        </Asked>
        <History onUndo={(id) => void choose(id)} />
      </main>
    </AdminPage>
  );
}
