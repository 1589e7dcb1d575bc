import type { Replaced } from '#shared/text/find-text.ts';
import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';

/** Says how much was replaced, with the way back. */
export function notifyReplaced(done: Replaced, t: Dictionary, report: (error: unknown) => void): void {
  const { stepId, replacedCount, skippedCount } = done;
  const takeBack = async (id: number) => {
    await api['edits.takeBack']({ stepId: id });
    notify({ text: t.findReplace.undone });
  };
  notify({
    text: t.findReplace.replaced(replacedCount),
    ...(skippedCount > 0 && { detail: t.findReplace.skipped(skippedCount) }),
    ...(stepId !== null && {
      action: { label: t.common.undo, onClick: () => void takeBack(stepId).catch(report) },
    }),
  });
}
