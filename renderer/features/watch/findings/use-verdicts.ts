import { useState } from 'react';
import type { AlikeScope, Finding, FindingState } from '#shared/watch.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { isolate } from '#renderer/locales/isolate.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { announce } from '#renderer/state/ui.ts';
import { useDecide } from './use-findings.ts';

/** What the next verdict is about beside the finding itself. */
export type VerdictScope = 'one' | AlikeScope;
const scopes: readonly VerdictScope[] = ['one', 'recording', 'library'];

interface VerdictParts {
  /** The finding at the cursor. */
  readonly finding: Finding | undefined;
  /** All that are selected; the one at the cursor where nothing else is. */
  readonly selected: readonly Finding[];
  readonly onDecided: () => void;
  /** What was taken back, for the page to go there; false where it cannot. */
  readonly onUndone: (finding: Finding) => boolean;
}

/** Verdicts on one finding, on the selected ones or on all of its term; each is said, and taken back as one. */
export function useVerdicts({ finding, selected, onDecided, onUndone }: VerdictParts) {
  const { t } = useWords();
  const report = useReport();
  const { decide, decideAlike, setRemark, setLabels, undo } = useDecide();
  // Of the finding that it was chosen for: the next one begins with itself alone.
  const [chosen, setChosen] = useState<{ findingId: number; scope: VerdictScope } | null>(null);
  const scope = chosen !== null && chosen.findingId === finding?.id ? chosen.scope : 'one';
  const takeBack = async () => {
    const changed = await undo();
    const [back] = changed;
    if (!back) notify({ text: t.findings.nothingToUndo });
    else if (changed.length > 1) announce(t.findings.undoneMany(changed.length));
    else if (!onUndone(back))
      notify({ text: t.findings.undone, detail: `${isolate(back.recordingName)}: ${isolate(back.matched)}` });
  };
  const settle = (state: FindingState, reason: string) => {
    if (!finding) return;
    const isMany = scope !== 'one' || selected.length > 1;
    const done = scope === 'one' ? decide(selected, state, reason) : decideAlike(finding.id, scope, state, reason);
    setChosen(null);
    void done.then((count) => {
      // Another window was quicker: that is said already.
      if (count === 0) return undefined;
      if (!isMany) return announce(t.findings.decidedOne(state, finding.term));
      const onClick = () => void takeBack().catch(report);
      notify({ text: t.findings.decidedMany(state, count), action: { label: t.common.undo, onClick } });
      return undefined;
    }, report);
    if (state !== 'new') onDecided();
  };
  return {
    scope,
    setScope: (next: VerdictScope) => finding && setChosen({ findingId: finding.id, scope: next }),
    nextScope: () =>
      finding &&
      setChosen({ findingId: finding.id, scope: scopes[(scopes.indexOf(scope) + 1) % scopes.length] ?? 'one' }),
    settle,
    remark: (text: string) => {
      if (finding && text.trim() !== finding.remark) void setRemark(finding.id, text).catch(report);
    },
    label: (change: { readonly add?: string[]; readonly remove?: string[] }) => {
      if (selected.length > 0)
        void setLabels(
          selected.map(({ id }) => id),
          change,
        ).catch(report);
    },
    undo: () => void takeBack().catch(report),
  };
}
