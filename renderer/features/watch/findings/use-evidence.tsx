import { useState, type ReactNode } from 'react';
import type { Finding } from '#shared/watch.ts';
import { FindingsEvidence } from './FindingsEvidence.tsx';

/** Asks where evidence of the selected findings goes; what was selected then stays meant. */
export function useEvidence(selected: readonly Finding[]): { readonly make: () => void; readonly dialog: ReactNode } {
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  return {
    make: () => setFindings(selected),
    dialog: findings.length === 0 ? null : <FindingsEvidence findings={findings} onClose={() => setFindings([])} />,
  };
}
