import { useEffect, useState } from 'react';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { FindBar, focusFind } from './FindBar.tsx';

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
}

/** Opens the bar for the keys that ask for it, and gives the focus back to the text when it closes. */
export function FindInTranscript({ recordingId, transcriptId }: Props) {
  const [shown, setShown] = useState<'find' | 'replace' | null>(null);
  useEffect(() => {
    const show = (what: 'find' | 'replace') => () => {
      setShown((before) => (before === 'replace' ? before : what));
      focusFind();
    };
    return registerCommands({ find: show('find'), replace: show('replace') });
  }, []);
  if (shown === null) return null;
  return (
    <FindBar
      recordingId={recordingId}
      transcriptId={transcriptId}
      isReplaceShown={shown === 'replace'}
      onShowReplace={() => setShown('replace')}
      onClose={() => {
        setShown(null);
        document.querySelector<HTMLElement>('[data-segments]')?.focus({ preventScroll: true });
      }}
    />
  );
}
