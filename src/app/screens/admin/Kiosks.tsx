import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { addKiosk, kiosksReading, revokeKiosk } from '#app/live/kiosks.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { Field } from '#app/widgets/Field.tsx';
import type { KioskRow } from '#wire/kiosks.ts';
import styles from './Admin.module.css';
import { Asked } from './Asked.tsx';
import { useAreasToGive } from './use-areas-to-give.ts';

function Row({ kiosk, onRevoke }: { kiosk: KioskRow; onRevoke: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { name, claimed, address, seen, revoked } = kiosk;
  const state = revoked !== null ? 'revoked' : claimed === null ? 'waiting' : 'active';
  return (
    <tr data-kiosk={kiosk.id} data-state={state}>
      <td>{name}</td>
      <td>{t(`wall.kiosk.${state}`)}</td>
      <td>{address ?? ''}</td>
      <td>{seen === null ? '' : telling.date(seen)}</td>
      <td>
        {revoked === null ? <Button onClick={onRevoke}>{t('wall.kiosk.revoke')}</Button> : null}
      </td>
    </tr>
  );
}

/** The devices that show a wall by themselves. The address of a new one is shown here once and is good once. */
export function Kiosks() {
  const { t } = useTranslation();
  const telling = useTelling();
  const queries = useQueryClient();
  const areas = useAreasToGive();
  const reading = useQuery(kiosksReading);
  const [code, setCode] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const anew = () => queries.invalidateQueries(kiosksReading);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const answer = await addKiosk(String(given.get('name')), String(given.get('scope')));
    setTrouble(answer.ok ? undefined : answer);
    if (!answer.ok) return;
    setCode(answer.value.code);
    form.reset();
    await anew();
  };
  const revoke = async (id: string) => {
    const answer = await revokeKiosk(id);
    setTrouble(answer.ok ? undefined : answer);
    await anew();
  };

  return (
    <section>
      <h2>{t('wall.kiosk.list')}</h2>
      <Asked of={reading}>
        {({ kiosks }) => (
          <table className={styles.table}>
            <thead>
              <tr>
                {(['name', 'state', 'address', 'seen', 'act'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(`wall.kiosk.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kiosks.map((kiosk) => (
                <Row key={kiosk.id} kiosk={kiosk} onRevoke={() => void revoke(kiosk.id)} />
              ))}
            </tbody>
          </table>
        )}
      </Asked>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('wall.kiosk.name')}>
          <input name="name" required maxLength={40} autoComplete="off" />
        </Field>
        <Field label={t('admin.scope')}>
          <select name="scope">
            {areas.map(({ id, path, name }) => (
              <option key={id} value={path}>
                {telling.label(name)}
              </option>
            ))}
          </select>
        </Field>
        <TroubleNote trouble={trouble} />
        {code ? (
          <p role="status" data-kiosk-code="true">
            {t('wall.kiosk.once')} <code>{`${window.location.origin}/kiosk#${code}`}</code>
          </p>
        ) : null}
        <Button type="submit" look="primary" size="large">
          {t('wall.kiosk.add')}
        </Button>
      </form>
    </section>
  );
}
