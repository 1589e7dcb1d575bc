import { useEffect } from 'react';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { toggleSidePanel } from '#renderer/state/side-panel.ts';
import { useTextMarks } from '#renderer/state/text-marks.ts';

/** Keys that open the review, as long as a recording is open; shows nothing. */
export function ReviewCommands() {
  useEffect(
    () =>
      registerCommands({
        'show-review': () => toggleSidePanel('review'),
        'paint-doubt': () => useTextMarks.setState(({ isDoubtPainted }) => ({ isDoubtPainted: !isDoubtPainted })),
      }),
    [],
  );
  return null;
}
