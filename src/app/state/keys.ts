/** Inputs that take no letters. */
const TICKS = ['checkbox', 'radio', 'range', 'button', 'submit', 'file'];
/** Those that take the arrows. */
const STEPPED = ['radio', 'range'];

/** Whether a key belongs to what the person is typing into, so that a shortcut leaves it alone. */
export function isTyping({ target, key }: Pick<KeyboardEvent, 'target' | 'key'>): boolean {
  if (target instanceof HTMLInputElement)
    return TICKS.includes(target.type)
      ? key.startsWith('Arrow') && STEPPED.includes(target.type)
      : true;
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
