/** The words of a filter's values. */
import { useTranslation } from 'react-i18next';
import { wordsNow } from '#app/language/i18n.ts';

type Told = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

export function useFilterWords(): (filter: string, value: string) => string {
  useTranslation();
  const told: Told = wordsNow().map.value;
  return (filter, value) => told[filter]?.[value] ?? value;
}
