import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { frontRead } from '#app/live/reads.ts';
import { signIn } from '#app/live/session.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import type { Front } from '#wire/reads.ts';
import styles from './Gate.module.css';
import { Gate } from './Gate.tsx';

const here = getRouteApi('/signin');

type DemoAccount = Front['demo'][number];

/** Those who sit in the duty room or walk the grids; the offices are many, and looked for by name. */
const isOfTheWatch = ({ role }: DemoAccount): boolean => role !== 'DEPT';

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  busy: boolean;
  enterAs: (login: string) => void;
}

function DemoAccounts({ accounts, busy, enterAs }: DemoAccountsProps) {
  const telling = useTelling();
  return (
    <ul>
      {accounts.map(({ login, role }) => (
        <li key={login}>
          <Button data-demo={login} disabled={busy} onClick={() => enterAs(login)}>
            {login}
            <small>{telling.role(role)}</small>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Where people come in. Demo accounts fill the form and send it. */
export default function SignIn() {
  const { t } = useTranslation();
  const router = useRouter();
  const { to } = here.useSearch();
  const { data: front } = useQuery(frontRead);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const enter = () => router.history.replace(to ?? '/');

  const submit = async (name: string, secret: string) => {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    const answer = await signIn(name, secret);
    setBusy(false);
    if (answer.ok) enter();
    else setTrouble(answer);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void submit(login.trim(), password);
  };
  const enterAs = (name: string) => {
    const secret = front?.demoPassword ?? '';
    setLogin(name);
    setPassword(secret);
    void submit(name, secret);
  };

  return (
    <Gate title={t('signIn.title')}>
      {to ? <p className={styles.hint}>{t('signIn.needed')}</p> : null}
      <form className={styles.form} onSubmit={onSubmit}>
        <Field label={t('signIn.account')}>
          <input
            name="login"
            autoComplete="username"
            required
            value={login}
            onChange={({ target }) => setLogin(target.value)}
          />
        </Field>
        <Field label={t('signIn.password')}>
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
        <TroubleNote trouble={trouble} />
        <Button type="submit" look="primary" size="large" disabled={busy}>
          {t(busy ? 'signIn.busy' : 'signIn.submit')}
        </Button>
      </form>
      {front?.stage === 'set-up' ? (
        <p className={styles.hint}>
          {t('signIn.setUp')} <a href="/set-up">{t('signIn.setUpLink')}</a>
        </p>
      ) : null}
      {front && front.demo.length > 0 ? (
        <section className={styles.demo}>
          <h2>{t('signIn.demo')}</h2>
          <p className={styles.hint}>
            {t('signIn.demoHint', { password: front.demoPassword ?? '' })}
          </p>
          <DemoAccounts accounts={front.demo.filter(isOfTheWatch)} busy={busy} enterAs={enterAs} />
          <details>
            <summary>{t('signIn.demoOffices')}</summary>
            <DemoAccounts
              accounts={front.demo.filter((account) => !isOfTheWatch(account))}
              busy={busy}
              enterAs={enterAs}
            />
          </details>
        </section>
      ) : null}
    </Gate>
  );
}
