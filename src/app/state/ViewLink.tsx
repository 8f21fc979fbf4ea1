import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { patched, stringifySearch, useView, type View } from './view.ts';

interface ViewLinkProps extends ComponentPropsWithRef<'a'> {
  /** What of the view the link changes. */
  readonly to: { readonly [K in keyof View]?: View[K] | undefined };
}

/** A link to another view of the same screen: a real address, followed without loading the page. */
export function ViewLink({ to, onClick, ...rest }: ViewLinkProps) {
  const [view, go] = useView();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  const href = stringifySearch({ ...view, ...patched(to) }) || '?';
  return <a {...rest} href={href} onClick={follow} />;
}
