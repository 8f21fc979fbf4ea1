import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { whereAmI } from '#app/live/place.ts';
import { send } from '#app/live/send.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';

/** A second press within this time means it. */
const SURE_MS = 5_000;

/** Calls the duty chief for help, with the place if the phone knows it: pressed twice, so that no pocket does it. */
export function HelpButton() {
  const { t } = useTranslation();
  const telling = useTelling();
  const worker = useThing('workers', useViewer().worker);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!sure) return;
    const timer = setTimeout(() => setSure(false), SURE_MS);
    return () => clearTimeout(timer);
  }, [sure]);
  if (!worker) return null;
  const { id, sos } = worker;
  const call = async () => {
    if (!sos && !sure) return setSure(true);
    setBusy(true);
    const point = sos ? undefined : await whereAmI();
    const sent = await (sos
      ? send('worker.help-came', { id })
      : send('worker.call-for-help', { id, ...(point ? { point } : {}) }));
    setBusy(false);
    setSure(false);
    if (!sent.ok) notice(telling.trouble(sent));
  };
  return (
    <>
      <Button size="large" disabled={busy} data-help={sos !== null} onClick={() => void call()}>
        {t(sos ? 'alarm.helpCame' : sure ? 'alarm.helpSure' : 'alarm.help')}
      </Button>
      {sos ? <p role="status">{t('alarm.helpCalled')}</p> : null}
    </>
  );
}
