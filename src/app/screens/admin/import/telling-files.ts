/** A file's size and form in words. */
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';

const KB = 1024;

export function useSize(): (bytes: number) => string {
  const { t } = useTranslation();
  const { number } = useTelling();
  return (bytes) =>
    bytes < KB ** 2
      ? t('imports.kilobytes', { n: number(Math.ceil(bytes / KB)) })
      : t('imports.megabytes', { n: number(Math.round((10 * bytes) / KB ** 2) / 10) });
}

/** What the gateway says of a form beyond the names of formats. */
const WORDS = {
  comma: 'comma',
  semicolon: 'semicolon',
  tab: 'tab',
  bar: 'bar',
  'without .prj': 'noProjection',
} as const;
const isWord = (part: string): part is keyof typeof WORDS => Object.hasOwn(WORDS, part);

/** `CSV, UTF-8, comma`: the sign between the values in the reader's words. */
export function useForm(): (form: string) => string {
  const { t } = useTranslation();
  return (form) =>
    form
      .split(', ')
      .map((part) => (isWord(part) ? t(`imports.form.${WORDS[part]}`) : part))
      .join(' · ');
}
