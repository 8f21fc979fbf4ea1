import { useTranslation } from 'react-i18next';
import { useLightWords } from '#app/language/light-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useInHand } from '#app/state/in-hand.ts';
import { useLook } from '#app/state/order-lists.ts';
import { LightSign } from '#app/widgets/LightSign.tsx';
import { PanelCount } from '../contract.tsx';
import styles from './Arrivals.module.css';

/** Who was called to the event in hand: when each signed, and when each was there. */
export default function Arrivals() {
  const { t } = useTranslation();
  const telling = useTelling();
  const lightWords = useLightWords();
  const now = useLook();
  const { whistle } = useInHand();
  if (!whistle) return null;
  const lights = new Map(lightWords(whistle, now).map((light) => [light.key, light]));
  const there = whistle.members.filter(({ reportedAt }) => reportedAt !== null).length;
  const at = (instant: number | null) => (instant === null ? '—' : telling.when(instant, now));
  return (
    <>
      <PanelCount>{t('wall.there', { n: there, all: whistle.members.length })}</PanelCount>
      <table className={styles.arrivals} data-whistle={whistle.id}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('wall.light')}</span>
            </th>
            <th scope="col">{t('wall.office')}</th>
            <th scope="col">{t('wall.part')}</th>
            <th scope="col">{t('wall.signed')}</th>
            <th scope="col">{t('wall.arrived')}</th>
          </tr>
        </thead>
        <tbody>
          {whistle.members.map(({ org, signedAt, reportedAt }) => {
            const light = lights.get(org);
            return (
              <tr key={org} data-org={org} data-light={light?.light}>
                <td>{light ? <LightSign light={light.light} /> : null}</td>
                <th scope="row">{telling.orgShort(org)}</th>
                <td>{org === whistle.lead ? t('whistle.lead') : t('order.assist')}</td>
                <td>{at(signedAt)}</td>
                <td>{reportedAt === null ? (light?.words ?? '—') : at(reportedAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
