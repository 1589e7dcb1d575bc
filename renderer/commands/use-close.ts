import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerCommands } from './command-handlers.ts';

/** Lets Escape close something for as long as it is open; what was opened last closes first. */
export function useClose(isOpen: boolean, close: () => void): void {
  const now = useRef(close);
  useLayoutEffect(() => {
    now.current = close;
  });
  useEffect(() => (isOpen ? registerCommands({ close: () => now.current() }) : undefined), [isOpen]);
}
