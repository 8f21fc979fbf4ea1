/** The language of this screen: the reader's choice, else the town's. Changing it fetches its words and changes all at once. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '#domain/town/town.ts';
import type { ScreenWords } from './zh-CN.ts';
import { zhCN } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screen';
    resources: { screen: typeof zhCN };
  }
}

const CHOICE = 'language';
/** The first come with the page, the others when somebody reads them. */
const WORDS: Readonly<Record<Language, () => ScreenWords | Promise<ScreenWords>>> = {
  'zh-CN': () => zhCN,
  en: async () => (await import('./en.ts')).en,
  'zh-Hant': async () => (await import('./zh-Hant.ts')).zhHant,
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
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'screen',
  resources: { 'zh-CN': { screen: zhCN } },
  interpolation: { escapeValue: false },
});
follow(i18next.language);
i18next.on('languageChanged', follow);

/** The language of words now on the screen. */
export const languageNow = (): Language =>
  isLanguage(i18next.language) ? i18next.language : 'zh-CN';
export const wordsNow = (): ScreenWords =>
  (i18next.getResourceBundle(languageNow(), 'screen') as ScreenWords | undefined) ?? zhCN;

let wished = languageNow();

/** Where its words can't be had the screen goes on in the language it speaks. */
async function speak(language: Language): Promise<void> {
  wished = language;
  const words = await Promise.resolve(WORDS[language]()).catch(() => undefined);
  if (!words || wished !== language) return;
  i18next.addResourceBundle(language, 'screen', words);
  await i18next.changeLanguage(language);
}

/** Before the first word is shown. */
export const spoken = speak(chosen() ?? wished);

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(CHOICE, language);
  } catch {
    // Not kept for the next visit; spoken now all the same.
  }
  void speak(language);
}

/** The town's language, for readers who have not chosen. */
export function speakLike(language: Language): void {
  if (!chosen() && wished !== language) void speak(language);
}
