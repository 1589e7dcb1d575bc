import { useEffect, useRef } from 'react';
import type { Version } from '#shared/edits/version.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';

/** Reports when a version was finished while this page is open, and leads to both texts side by side. */
export function useNewVersion(recordingId: number, versions: readonly Version[] | undefined): void {
  const { t } = useWords();
  const names = useVersionNames();
  const known = useRef<ReadonlySet<number> | null>(null);
  useEffect(() => {
    if (versions === undefined) return;
    const finished = versions.filter(({ isFinished }) => isFinished);
    const before = known.current;
    known.current = new Set(finished.map(({ transcriptId }) => transcriptId));
    const fresh = before === null ? undefined : finished.find(({ transcriptId }) => !before.has(transcriptId));
    const other =
      fresh?.isCurrent === true ? finished.find((version) => version !== fresh && !version.isRemoved) : fresh;
    if (fresh === undefined || other === undefined) return;
    const compare = () => navigate({ view: 'compare', recordingId, otherId: other.transcriptId });
    notify({
      text: t.versions.ready(names(fresh).name),
      about: `version ${recordingId}`,
      action: { label: t.versions.compare, onClick: compare },
    });
  });
}
