import { useTranslation } from 'react-i18next';
import { useViewer } from '#app/state/hooks.ts';
import { placedWhistle, type Whistle } from '#domain/whistle/whistle.ts';
import { barOf } from './permits.ts';
import { TypedWords } from './TypedWords.tsx';

/** What was typed about a whistle: its task, why somebody would not come, what was found, how it ended. */
export function WhistleWords({ whistle }: { whistle: Whistle }) {
  const { t } = useTranslation();
  const bar = barOf(useViewer(), 'whistle.words', placedWhistle(whistle));
  const words = { heading: t('whistle.words'), title: t('whistle.readWords') };
  return <TypedWords of="whistles" about={whistle} bar={bar} {...words} />;
}
