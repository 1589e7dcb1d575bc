import { useEffect, useLayoutEffect, useRef } from 'react';

/** Keys of the mode by the place on the keyboard, so that they are the same in every layout. */
export type RedactKeys = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Before the keys of the page; while nothing is typed and no dialog is open. */
export function useRedactKeys(keys: RedactKeys): void {
  const now = useRef(keys);
  useLayoutEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target);
      if (isOther || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return;
      const isButton = event.target instanceof HTMLButtonElement;
      const act = isButton && event.code === 'Enter' ? undefined : now.current[event.code];
      if (act === undefined) return;
      act();
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
