import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageNow } from '#app/language/i18n.ts';
import { OWN_NAMES } from '#app/language/own-names.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import styles from './LanguageChoice.module.css';

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
          {OWN_NAMES[language]}
        </option>
      ))}
    </select>
  );
}
