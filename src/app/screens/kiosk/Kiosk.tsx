import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { enterKiosk } from '#app/live/kiosks.ts';
import { Empty } from '#app/widgets/Empty.tsx';

const AGAIN_MS = 5_000;

/** The door of a wall's device. The code comes behind the #, which no server is sent and no log holds; nobody has to be there. */
export default function Kiosk() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const enter = async () => {
      const { hash, search } = window.location;
      const answer = await enterKiosk(hash.slice(1) || undefined);
      if (left) return;
      if (answer.ok) return window.location.replace(`/wall${search}`);
      setTrouble(answer);
      timer = setTimeout(() => void enter(), AGAIN_MS);
    };
    void enter();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  // The gateway says the same to whoever sets it up with a wrong code; here it is about the device.
  const toldOf = (met: Trouble) =>
    met.reason === 'access.bad-code' ? t('wall.kiosk.unknown') : telling.trouble(met);
  return (
    <main>
      <h1 className="unseen">{t('wall.kiosk.title')}</h1>
      <Empty
        title={trouble ? toldOf(trouble) : t('wall.kiosk.entering')}
        hint={trouble ? t('wall.kiosk.again') : undefined}
      />
    </main>
  );
}
