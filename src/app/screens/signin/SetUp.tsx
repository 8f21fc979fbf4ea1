import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#app/live/call.ts';
import { setUp } from '#app/live/session.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import styles from './Gate.module.css';
import { Gate } from './Gate.tsx';

/** Where the first administrator is made, with the code printed at the start of the service. */
export default function SetUp() {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    setBusy(true);
    setTrouble(undefined);
    const answer = await setUp(text('code').trim(), text('login').trim(), text('password'));
    setBusy(false);
    if (answer.ok) window.location.replace('/signin');
    else setTrouble(answer);
  };

  return (
    <Gate title={t('setUp.title')}>
      <p className={styles.hint}>{t('setUp.intro')}</p>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('setUp.code')}>
          <input name="code" required maxLength={64} autoComplete="one-time-code" />
        </Field>
        <Field label={t('setUp.login')}>
          <input name="login" required minLength={3} maxLength={64} autoComplete="username" />
        </Field>
        <Field label={t('setUp.password')} hint={t('setUp.passwordHint')}>
          <input
            name="password"
            type="password"
            required
            minLength={10}
            autoComplete="new-password"
          />
        </Field>
        <TroubleNote trouble={trouble} />
        <Button type="submit" look="primary" size="large" disabled={busy}>
          {t('setUp.submit')}
        </Button>
      </form>
    </Gate>
  );
}
