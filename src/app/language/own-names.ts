/** Each language under its own name, whatever is spoken now. */
import type { Language } from '#domain/town/town.ts';

export const OWN_NAMES: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  en: 'English',
  'zh-Hant': '繁體中文',
};
