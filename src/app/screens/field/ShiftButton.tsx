import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { send } from '#app/live/send.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';

/** Starts and ends the worker's own shift. */
export function ShiftButton() {
  const { t } = useTranslation();
  const telling = useTelling();
  const worker = useThing('workers', useViewer().worker);
  const [busy, setBusy] = useState(false);
  if (!worker) return null;
  const toggle = async () => {
    setBusy(true);
    const name = worker.onShift ? 'worker.end-shift' : 'worker.start-shift';
    const sent = await send(name, { id: worker.id });
    setBusy(false);
    if (!sent.ok) notice(telling.trouble(sent));
  };
  return (
    <Button
      size="large"
      disabled={busy}
      data-on-shift={worker.onShift}
      onClick={() => void toggle()}
    >
      {t(worker.onShift ? 'mine.end' : 'mine.start')}
    </Button>
  );
}
