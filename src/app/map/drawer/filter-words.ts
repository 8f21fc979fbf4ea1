/** The words of a filter's values. */
import { useTranslation } from 'react-i18next';
import { WORDS } from '#app/language/i18n.ts';
import { useTelling } from '#app/language/telling.ts';

type Told = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

export function useFilterWords(): (filter: string, value: string) => string {
  useTranslation();
  const { language } = useTelling();
  const told: Told = WORDS[language].map.value;
  return (filter, value) => told[filter]?.[value] ?? value;
}
