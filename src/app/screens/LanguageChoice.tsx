import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageNow } from '#app/language/i18n.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import styles from './LanguageChoice.module.css';

/** Each language under its own name, whatever is spoken now. */
const NAMES = { 'zh-CN': '简体中文', en: 'English', 'zh-Hant': '繁體中文' } as const;

export function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <select
      className={styles.choice}
      aria-label={t('language.choose')}
      value={languageNow()}
      onChange={({ target }) => {
        const language = LANGUAGES.find((one) => one === target.value);
        if (language) chooseLanguage(language);
      }}
    >
      {LANGUAGES.map((language) => (
        <option key={language} value={language} lang={language}>
          {NAMES[language]}
        </option>
      ))}
    </select>
  );
}
