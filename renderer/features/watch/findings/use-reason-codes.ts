import type { ReasonCode } from '#shared/watch.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';

/** Verdicts with a reason, on the digits from 1; an empty text leaves its digit free. */
export function useReasonCodes(): readonly ReasonCode[] {
  const { t } = useWords();
  const kept = useSettings()?.reasonCodes ?? [];
  return kept.length > 0 ? kept : t.findings.firstCodes;
}
