import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AppEvent } from '#shared/contract/events.ts';
import { host, onEdited } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJobs } from '#renderer/data/recordings/jobs.ts';
import { applyEvent } from '#renderer/data/live-updates.ts';
import { applyEdited } from '#renderer/data/transcript-changes.ts';
import { announce, useUi } from '#renderer/state/ui.ts';

const longLostMs = 8000;

/** Listens for as long as the page lives; after a break everything that is shown is asked for again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  const { t } = useWords();
  const words = useRef(t);
  useLayoutEffect(() => {
    words.current = t;
  }, [t]);
  useEffect(() => {
    const say = (event: AppEvent) => {
      if (event.name !== 'recording.changed') return;
      const { id, name, state } = event.data.recording;
      if (useJobs.getState().byId.get(id)?.state === state) return;
      if (state === 'running') announce(words.current.job.started(name), { isQuiet: true });
      if (state === 'done') announce(words.current.job.finished(name), { isQuiet: true });
      if (state === 'failed') announce(words.current.job.failed(name), { isQuiet: true });
    };
    const stopReplies = onEdited((edited) => applyEdited(client, edited));
    const stopEvents = host.listen(
      (event) => {
        say(event);
        applyEvent(client, event);
      },
      {
        onLost: (lostMs) => useUi.setState({ isConnected: false, isLongLost: lostMs > longLostMs }),
        onRefused: () => useUi.setState({ isRefused: true }),
        onBack: () => {
          useUi.setState({ isConnected: true, isLongLost: false });
          void client.invalidateQueries();
        },
      },
    );
    return () => {
      stopEvents();
      stopReplies();
    };
  }, [client]);
}
