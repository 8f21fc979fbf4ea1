import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useQueue } from '#app/state/order-lists.ts';
import { useView } from '#app/state/view.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import { PanelCount } from '../contract.tsx';
import { ChosenNumber } from './ChosenNumber.tsx';
import { WallRows } from './WallRows.tsx';

/** The queue as it is read from across the room. */
export function WallQueue({ empty }: { empty: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const rows = useQueue(view);
  return (
    <>
      <PanelCount>{t('queue.count', { n: telling.number(rows.length) })}</PanelCount>
      <ChosenNumber />
      {rows.length > 0 ? (
        <WallRows rows={rows} />
      ) : (
        <Empty title={empty} hint={t('queue.emptyHint')} />
      )}
    </>
  );
}
