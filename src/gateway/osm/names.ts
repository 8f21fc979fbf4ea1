import type { Label, Language } from '#domain/town/town.ts';
import type { Tags } from './block.ts';

/** Where each language's name stands; `name` itself is in the language of the place. */
const KEYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['name:zh-Hans', 'name:zh-CN', 'name:zh'],
  en: ['name:en', 'int_name'],
  'zh-Hant': ['name:zh-Hant', 'name:zh-TW', 'name:zh-HK', 'name:zh'],
};

/** A thing's name for every screen: a language it lacks gets the name on the spot. @param local the language of the place. */
export function nameOf(tags: Tags, local: Language): Label | undefined {
  const own = tags.get('name')?.trim();
  const told = (language: Language): string | undefined => {
    const [best, ...others] = KEYS[language].map((key) => tags.get(key)?.trim());
    if (best) return best;
    return language === local ? own || others.find(Boolean) : others.find(Boolean) || own;
  };
  const any = own || told(local) || told('en') || told('zh-CN');
  if (!any) return undefined;
  const name = (language: Language) => told(language) || any;
  return { 'zh-CN': name('zh-CN'), en: name('en'), 'zh-Hant': name('zh-Hant') };
}
