/** One ear for all keys of the desk. It is deaf while somebody types, while a dialog asks, and to what another has taken already. */
import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '#app/state/keys.ts';
import { type KeyId, keyOf, pressOf } from './catalogue.ts';

/** @returns false: not mine this time. */
type Act = (event: KeyboardEvent) => unknown;

/** Whoever came last is asked first. */
const listeners: { readonly id: KeyId; readonly act: Act }[] = [];

/** The first Esc leaves what is being typed, the next goes up. */
function leave({ target }: KeyboardEvent): void {
  if (target instanceof HTMLElement) target.blur();
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const id = keyOf(pressOf(event));
  if (!id) return;
  if (document.querySelector('dialog[open]')) return;
  if (id !== 'palette' && isTyping(event)) {
    if (id === 'up') leave(event);
    return;
  }
  for (const listener of listeners.toReversed())
    if (listener.id === id && listener.act(event) !== false) {
      event.preventDefault();
      return;
    }
}

export function useKey(id: KeyId, act: Act, on = true): void {
  const pressed = useEffectEvent(act);
  useEffect(() => {
    if (!on) return;
    const listener = { id, act: (event: KeyboardEvent) => pressed(event) };
    if (listeners.length === 0) window.addEventListener('keydown', hear);
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
      if (listeners.length === 0) window.removeEventListener('keydown', hear);
    };
  }, [id, on]);
}
