import type { Finding, ReasonCode } from '#shared/watch.ts';
import type { JudgeActions } from '../use-judge-commands.ts';
import type { useVerdicts } from './use-verdicts.ts';

/** Fields of a finding that are typed in. */
export type TypedField = 'reason' | 'remark' | 'labels';

interface Parts {
  readonly cursor: number;
  readonly moveTo: (index: number) => void;
  readonly extendTo: (index: number) => void;
  readonly isReady: () => boolean;
  /** The row at the cursor is in sight. */
  readonly isSeen: () => boolean;
  readonly show: () => void;
  readonly finding: Finding | undefined;
  readonly codes: readonly ReasonCode[];
  readonly verdicts: Pick<ReturnType<typeof useVerdicts>, 'settle' | 'nextScope' | 'undo'>;
  readonly reason: string;
  readonly want: (field: TypedField) => void;
  readonly makeEvidence: () => void;
  readonly play: () => void;
  readonly open: () => void;
}

const pageRows = 8;

/** What each key of the review does with findings. Nothing is judged out of sight: the key then only brings it back. */
export function judgeActions(parts: Parts): JudgeActions {
  const { cursor, moveTo, extendTo, codes, verdicts, reason, want } = parts;
  const whenReady = (act: () => void) => () => {
    if (parts.isReady()) act();
  };
  const whenSeen = (act: () => void) =>
    whenReady(() => {
      if (!parts.finding) return;
      if (parts.isSeen()) act();
      else parts.show();
    });
  const byCode = Object.fromEntries(
    codes.map(({ verdict, text }, nth) => [
      `judge-code-${nth + 1}`,
      text === '' ? undefined : whenSeen(() => verdicts.settle(verdict, text)),
    ]),
  );
  return {
    'judge-next': whenReady(() => moveTo(cursor + 1)),
    'judge-previous': whenReady(() => moveTo(cursor - 1)),
    'judge-page-next': whenReady(() => moveTo(cursor + pageRows)),
    'judge-page-previous': whenReady(() => moveTo(cursor - pageRows)),
    'judge-extend': whenReady(() => extendTo(cursor + 1)),
    'judge-extend-back': whenReady(() => extendTo(cursor - 1)),
    'judge-play': whenSeen(parts.play),
    'judge-open': whenSeen(parts.open),
    'judge-confirm': whenSeen(() => verdicts.settle('confirmed', reason)),
    'judge-dismiss': whenSeen(() => verdicts.settle('dismissed', reason)),
    'judge-unsure': whenSeen(() => verdicts.settle('unsure', reason)),
    'judge-alike': whenSeen(verdicts.nextScope),
    'judge-reason': whenSeen(() => want('reason')),
    'judge-remark': whenSeen(() => want('remark')),
    'judge-labels': whenSeen(() => want('labels')),
    'judge-evidence': whenSeen(parts.makeEvidence),
    'judge-undo': whenReady(verdicts.undo),
    ...Object.fromEntries(Object.entries(byCode).filter(([, act]) => act !== undefined)),
  };
}
