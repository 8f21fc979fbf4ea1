import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { type AccountRow, accountsReading } from '#app/live/reads.ts';
import { AddAccount } from './AddAccount.tsx';
import styles from './Admin.module.css';
import { AdminPage } from './AdminPage.tsx';
import { Asked } from './Asked.tsx';
import { Kiosks } from './Kiosks.tsx';
import { useAreasToGive } from './use-areas-to-give.ts';
import { Viewings } from './Viewings.tsx';

function Row({ login, role, post, scopes, worker, disabled }: AccountRow) {
  const { t } = useTranslation();
  const telling = useTelling();
  const areas = useAreasToGive();
  const nameOf = (path: string) => {
    const area = areas.find((one) => one.path === path);
    return area ? telling.label(area.name) : path;
  };
  return (
    <tr>
      <td>{login}</td>
      <td>{telling.role(role)}</td>
      <td>{telling.post(post)}</td>
      <td>{scopes.map(nameOf).join(' · ')}</td>
      <td>{worker ?? ''}</td>
      <td>{t(disabled ? 'admin.disabled' : 'admin.active')}</td>
    </tr>
  );
}

const HEADS = ['login', 'role', 'post', 'scope', 'worker'] as const;

function Accounts() {
  const { t } = useTranslation();
  const reading = useQuery(accountsReading);
  return (
    <Asked of={reading}>
      {({ accounts }) => (
        <table className={styles.table}>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {t(`admin.${head}`)}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{t('admin.active')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <Row key={account.id} {...account} />
            ))}
          </tbody>
        </table>
      )}
    </Asked>
  );
}

/** The administrator's page: who may sign in, and as what; which walls hang; who looked at cameras. */
export default function Admin() {
  const { t } = useTranslation();
  return (
    <AdminPage title={t('admin.title')}>
      <main className={styles.main}>
        <section>
          <h2>{t('admin.list')}</h2>
          <Accounts />
        </section>
        <section>
          <h2>{t('admin.add')}</h2>
          <AddAccount />
        </section>
        <Kiosks />
        <Viewings />
      </main>
    </AdminPage>
  );
}
