import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { viewingsReading } from '#app/live/viewings.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import type { ViewingsRead } from '#wire/streams.ts';
import styles from './Admin.module.css';
import { Asked } from './Asked.tsx';

function Row({ row }: { row: ViewingsRead['rows'][number] }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { login, post, camera, name, purpose, orderNo, began, ended, address } = row;
  return (
    <tr data-viewing={row.id}>
      <td>
        <time dateTime={new Date(began).toISOString()}>
          {`${telling.fullDay(began)} ${telling.clock(began)}`}
        </time>
      </td>
      <td>{telling.span(Math.max(0, ended - began))}</td>
      <td>{login ?? ''}</td>
      <td>{telling.post(post)}</td>
      <td title={camera}>{name ? telling.label(name) : camera}</td>
      <td>{[t(`video.log.for.${purpose}`), orderNo].filter(Boolean).join(' · ')}</td>
      <td>{address}</td>
    </tr>
  );
}

const HEADS = ['began', 'length', 'account', 'post', 'camera', 'why', 'address'] as const;

function Page({ before, onTurn }: { before: string | undefined; onTurn: (to?: string) => void }) {
  const { t } = useTranslation();
  const reading = useQuery(viewingsReading(before));
  return (
    <Asked of={reading}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <Empty title={t('video.log.none')} />
        ) : (
          <>
            <table className={styles.table}>
              <thead>
                <tr>
                  {HEADS.map((head) => (
                    <th key={head} scope="col">
                      {t(`video.log.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
            <p className={styles.turn}>
              {before ? <Button onClick={() => onTurn()}>{t('video.log.newest')}</Button> : null}
              {next ? <Button onClick={() => onTurn(next)}>{t('video.log.older')}</Button> : null}
            </p>
          </>
        )
      }
    </Asked>
  );
}

/** Who looked at which camera, why, from when, for how long. That somebody reads it is noted too, and said before. */
export function Viewings() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState<string>();
  return (
    <section className={styles.log}>
      <h2>{t('video.log.title')}</h2>
      <p>{t('video.log.noted')}</p>
      {open ? (
        <Page before={before} onTurn={setBefore} />
      ) : (
        <Button onClick={() => setOpen(true)} data-open-viewings="true">
          {t('video.log.open')}
        </Button>
      )}
    </section>
  );
}
