import {
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import type { Commands, StepName, Target } from '#app/live/commands.ts';
import { send } from '#app/live/send.ts';
import { useTown } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Fields } from '#domain/kernel/field.ts';
import styles from './acts.module.css';
import type { FieldName } from './field-words.ts';
import { readForm } from './read-form.ts';
import { StepField } from './StepField.tsx';
import type { Subject } from './subject.ts';
import { offerUndo } from './undo.ts';

interface StepFormProps {
  command: StepName;
  label: string;
  needs: Fields;
  /** The thing, as the world has it now. */
  target: Target;
  about: Subject;
  /** How the thing stands now, in the words the gateway would refuse with. */
  changed: Trouble;
  /** Whether the step can still be taken after it has changed. */
  stands: boolean;
  /** Why the form can't be sent as it is filled. */
  lack?: string | undefined;
  /** Before the fields. */
  lead?: ReactNode;
  quiet?: boolean;
  /** Done, or put aside. */
  onEnd: (done: boolean) => void;
  /** Puts the focus on its button, so that Enter does it. */
  focus?: boolean;
  /** Somebody has begun to fill it. */
  onTouch?: (() => void) | undefined;
}

/** Enter in a list submits as it does in a line; in a text it takes Ctrl. */
export function submitOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, ctrlKey, metaKey } = event;
  if (key !== 'Enter') return;
  const withHand = target instanceof HTMLTextAreaElement && (ctrlKey || metaKey);
  if (!withHand && !(target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** A grid and its point are one click, so they are one field. */
const shownOf = (needs: Fields) =>
  Object.entries(needs).filter(([, { kind }]) => kind !== 'point' || !('grid' in needs));

/**
 * One step of an order or a whistle, its fields as the table says. It quotes the version the person saw: when the thing moves
 * under an open form, it says who moved it and keeps what was typed.
 */
export function StepForm(props: StepFormProps) {
  const { command, label, needs, target, about, changed, stands, lack, lead, quiet } = props;
  const { onEnd, onTouch, focus } = props;
  const { t } = useTranslation();
  const telling = useTelling();
  const { zone } = useTown().town;
  const [seen, setSeen] = useState(target.version);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const form = useRef<HTMLFormElement>(null);
  const act = command.slice(command.indexOf('.') + 1);
  const moved = target.version !== seen && !busy;
  const told = moved ? changed : trouble;

  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
  }, [focus]);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || moved || lack) return;
    setTrouble(undefined);
    setBusy(true);
    const given = readForm(needs, new FormData(event.currentTarget), zone);
    // The fields were made from the command's own table, so what they hold is its input; the gateway checks it all the same.
    const input = { id: target.id, version: seen, ...given } as unknown as Commands[StepName];
    const sent = await send(command, input);
    setBusy(false);
    if (sent.ok) {
      if (command === 'order.dispatch')
        offerUndo([{ id: target.id, version: sent.seq }], {
          told: t('order.done', { action: label }),
          trouble: telling.trouble,
        });
      else notice(t('order.done', { action: label }));
      onEnd(true);
    } else setTrouble(sent);
  };

  return (
    <form
      ref={form}
      className={styles.form}
      data-act={act}
      aria-label={label}
      onSubmit={submit}
      onInput={onTouch}
      onKeyDown={submitOnEnter}
    >
      {lead}
      <div className={styles.fields}>
        {shownOf(needs).map(([name, need]) => (
          <div key={name} className={styles.cell} data-kind={need.kind}>
            <StepField name={name as FieldName} need={need} about={about} act={act} />
          </div>
        ))}
      </div>
      {told ? (
        <div className={styles.told} role="alert">
          <b>{t('form.conflict')}</b>
          <p>{telling.trouble(told)}</p>
        </div>
      ) : null}
      <div className={styles.go}>
        {moved ? (
          <>
            <Button onClick={() => onEnd(false)}>{t('form.understood')}</Button>
            {stands ? (
              <Button onClick={() => setSeen(target.version)}>{t('form.keepOn')}</Button>
            ) : null}
          </>
        ) : (
          <Button
            type="submit"
            look={quiet ? 'secondary' : 'primary'}
            size="large"
            className={styles.submit}
            why={lack}
            disabled={busy}
            hint={t('form.enter')}
          >
            {busy ? t('order.sending') : label}
          </Button>
        )}
      </div>
    </form>
  );
}
