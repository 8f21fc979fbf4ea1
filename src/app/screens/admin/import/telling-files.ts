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

const SIGNS = ['comma', 'semicolon', 'tab', 'bar'] as const;

/** `CSV, UTF-8, comma`: the sign between the values in the reader's words. */
export function useForm(): (form: string) => string {
  const { t } = useTranslation();
  return (form) =>
    form
      .split(', ')
      .map((part) => {
        const sign = SIGNS.find((one) => one === part);
        return sign ? t(`imports.sign.${sign}`) : part;
      })
      .join(' · ');
}
