import { useTranslation } from 'react-i18next';
import { useViewer } from '#app/state/hooks.ts';
import { type Order, placed } from '#domain/order/order.ts';
import { barOf } from './permits.ts';
import { TypedWords } from './TypedWords.tsx';

/** What was typed about an order, from the report to the call-back. */
export function OrderWords({ order }: { order: Order }) {
  const { t } = useTranslation();
  const bar = barOf(useViewer(), 'order.words', placed(order));
  const words = { heading: t('order.words'), title: t('order.readWords') };
  return <TypedWords of="orders" about={order} bar={bar} {...words} />;
}
