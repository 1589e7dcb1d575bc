import type { ReactNode } from 'react';
import { usePeople } from './use-people.ts';

/** The page of people comes with the first voice that is remembered. */
export function WithVoices({ children }: { readonly children: ReactNode }) {
  return (usePeople()?.length ?? 0) > 0 ? children : null;
}
