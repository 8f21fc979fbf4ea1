/** Says why a button is dead. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Bar } from './permits.ts';

export function useBarWords(): (bar: Bar | undefined, action: string) => string | undefined {
  const { t } = useTranslation();
  const telling = useTelling();
  return useCallback(
    (bar, action) => {
      if (!bar) return undefined;
      switch (bar.why) {
        case 'role':
          return t('why.role', { action, roles: telling.roles(bar.roles) });
        case 'state':
          return t('why.state', { state: telling.state(bar.state) });
        default:
          return t(`why.${bar.why}`);
      }
    },
    [t, telling],
  );
}
