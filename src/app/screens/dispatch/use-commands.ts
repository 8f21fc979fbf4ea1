/** What can be done from the desk by its name. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '#app/language/i18n.ts';
import { OWN_NAMES } from '#app/language/own-names.ts';
import { signOut } from '#app/live/session.ts';
import { useViewer } from '#app/state/hooks.ts';
import { useSavedFilters } from '#app/state/queue/saved-filters.ts';
import { seeAll } from '#app/state/queue/seen.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { holds } from '#domain/access/table.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import { LANGUAGES } from '#domain/town/town.ts';

export interface Command {
  readonly id: string;
  readonly kind: 'command' | 'filter';
  readonly label: string;
  readonly note: string;
  readonly act: () => void;
}

export function useCommands(showSheet: () => void): readonly Command[] {
  const { t } = useTranslation();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [, go] = useView();
  const saved = useSavedFilters();
  const command = (id: string, label: string, note: string, act: () => void): Command => ({
    ...{ id, kind: 'command', label, note, act },
  });
  return [
    ...(holds(viewer, 'order.report')
      ? [
          command('intake', t('desk.keys.intake'), 'I', () =>
            go({ act: 'intake', thing: undefined }),
          ),
        ]
      : []),
    ...ORDER_NUMBERS.map(({ id }) =>
      command(`number.${id}`, t(`numbers.${id}`), t('panel.queue'), () => go({ number: id })),
    ),
    command('seen', t('desk.palette.command.allSeen'), 'Shift N', () => seeAll(townClock.now())),
    command('sheet', t('desk.palette.command.sheet'), '?', showSheet),
    command('wall', t('desk.palette.command.wall'), '', () => void navigate({ to: '/wall' })),
    ...LANGUAGES.map((language) =>
      command(
        `language.${language}`,
        t('desk.palette.command.language', { name: OWN_NAMES[language] }),
        '',
        () => chooseLanguage(language),
      ),
    ),
    command('sign-out', t('desk.palette.command.signOut'), '', () => void signOut()),
    ...saved.map(
      ({ name, filter, area }): Command => ({
        ...{ id: `filter.${name}`, kind: 'filter', label: name, note: '' },
        act: () => go({ filter, area, number: undefined }),
      }),
    ),
  ];
}
