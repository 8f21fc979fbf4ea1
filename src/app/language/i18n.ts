/** The language of this screen: the reader's choice, else the town's. Changing it changes every word at once. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '#domain/town/town.ts';
import { en } from './en.ts';
import type { ScreenWords } from './zh-CN.ts';
import { zhCN } from './zh-CN.ts';
import { zhHant } from './zh-Hant.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screen';
    resources: { screen: typeof zhCN };
  }
}

const CHOICE = 'language';
export const WORDS: Readonly<Record<Language, ScreenWords>> = {
  'zh-CN': zhCN,
  en,
  'zh-Hant': zhHant,
};

const isLanguage = (text: string | null): text is Language =>
  (LANGUAGES as readonly (string | null)[]).includes(text);

/** What the reader chose on this machine, if storage may be read at all. */
function chosen(): Language | undefined {
  try {
    const text = localStorage.getItem(CHOICE);
    return isLanguage(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const follow = (language: string): void => {
  document.documentElement.lang = language;
};

void i18next.use(initReactI18next).init({
  lng: chosen() ?? 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'screen',
  resources: Object.fromEntries(
    Object.entries(WORDS).map(([language, screen]) => [language, { screen }]),
  ),
  interpolation: { escapeValue: false },
});
follow(i18next.language);
i18next.on('languageChanged', follow);

/** The language of words now on the screen. */
export const languageNow = (): Language =>
  isLanguage(i18next.language) ? i18next.language : 'zh-CN';

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(CHOICE, language);
  } catch {
    // Not kept for the next visit; spoken now all the same.
  }
  void i18next.changeLanguage(language);
}

/** The town's language, for readers who have not chosen. */
export function speakLike(language: Language): void {
  if (!chosen() && i18next.language !== language) void i18next.changeLanguage(language);
}
