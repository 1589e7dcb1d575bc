import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { AddResult } from '#shared/contract/recordings.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';

/** Files named in one message; a longer list would leave the screen. */
const shownFailures = 5;

/** What a person should read after `recordings.add`; null when everything was added. */
export function refusedText(reply: Reply<unknown>, language: InterfaceLanguage): string | null {
  const failures: readonly Failure[] = reply.ok
    ? (reply.value as AddResult).refused.map((refused) => refused.failure)
    : [reply.failure];
  if (failures.length === 0) return null;
  const lines = failures.slice(0, shownFailures).map((failure) => {
    const { what, next } = failureText(failure, language);
    return `${what} ${next}`.trim();
  });
  const hidden = failures.length - lines.length;
  return [...lines, ...(hidden > 0 ? [`+ ${hidden}`] : [])].join('\n');
}
