import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinyin } from '#app/language/pinyin.ts';
import { answers, spell } from '#app/language/spelt.ts';
import { useTelling } from '#app/language/telling.ts';
import styles from './Choices.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** How many there are of it. */
  readonly n: number;
}

/** More than these are looked through by typing. */
const READABLE = 14;
const SHOWN = 60;

interface ChoicesProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** Exactly one of them. */
  readonly single?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Ticks, each with its count; many of them with a line to find one in. */
export function Choices({ title, choices, chosen, single, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [typed, setTyped] = useState('');
  const many = choices.length > READABLE;
  const read = usePinyin(many);
  const word = typed.trim().toLowerCase();
  const shown = choices
    .filter(({ label }) => word === '' || answers(spell(label, read), word) > 0)
    .slice(0, SHOWN);
  const flip = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className={styles.choices}>
      <legend>{title}</legend>
      {many ? (
        <input
          type="search"
          className={styles.line}
          aria-label={t('desk.queue.findChoice')}
          placeholder={t('desk.queue.findChoice')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : null}
      {shown.map(({ value, label, n }) => (
        <label key={value} data-choice={value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={single ? title : undefined}
            checked={chosen.includes(value)}
            onChange={() => (single ? onChange([value]) : flip(value))}
          />
          <span>{label}</span>
          <small>{telling.number(n)}</small>
        </label>
      ))}
    </fieldset>
  );
}
