import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { accountsReading, addAccount } from '#app/live/reads.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { useTown } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import { ROLES } from '#domain/access/viewer.ts';
import styles from './Admin.module.css';
import { useAreasToGive } from './use-areas-to-give.ts';

/** Adds an account for one post. */
export function AddAccount() {
  const { t } = useTranslation();
  const telling = useTelling();
  const queries = useQueryClient();
  const areas = useAreasToGive();
  const { departments } = useTown();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    setBusy(true);
    setTrouble(undefined);
    const answer = await addAccount({
      login: text('login'),
      password: String(data.get('password') ?? ''),
      role: ROLES.find((role) => role === data.get('role')) ?? 'WALL',
      no: Number(text('no')),
      scopes: text('scope') ? [text('scope')] : [],
      worker: text('worker') || null,
      org: text('org') || null,
    });
    setBusy(false);
    if (!answer.ok) return setTrouble(answer);
    notice(t('admin.added', { login: text('login') }));
    form.reset();
    await queries.invalidateQueries(accountsReading);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('admin.login')}>
        <input name="login" required minLength={3} maxLength={64} autoComplete="off" />
      </Field>
      <Field label={t('admin.password')} hint={t('setUp.passwordHint')}>
        <input
          name="password"
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
        />
      </Field>
      <Field label={t('admin.role')}>
        <select name="role">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {telling.role(role)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('admin.no')}>
        <input name="no" type="number" required min={1} max={99_999} />
      </Field>
      <Field label={t('admin.scope')}>
        <select name="scope" defaultValue={areas[0]?.path}>
          <option value="">{t('admin.scopeNone')}</option>
          {areas.map(({ id, path, name }) => (
            <option key={id} value={path}>
              {telling.label(name)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('admin.worker')} hint={t('admin.workerHint')}>
        <input name="worker" maxLength={64} />
      </Field>
      <Field label={t('admin.org')}>
        <select name="org" defaultValue="">
          <option value="">{t('admin.orgNone')}</option>
          {departments.map(({ code, name }) => (
            <option key={code} value={code}>
              {telling.label(name)}
            </option>
          ))}
        </select>
      </Field>
      <TroubleNote trouble={trouble} />
      <Button type="submit" look="primary" size="large" disabled={busy}>
        {t('admin.add')}
      </Button>
    </form>
  );
}
