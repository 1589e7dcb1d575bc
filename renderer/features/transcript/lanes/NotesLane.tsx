import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FindingFilter } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useNotes } from '#renderer/data/transcripts/use-notes.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { LaneProps, LaneSpan } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

/** More marks than this would be one bar. */
const maxFindings = 200;

/** Notes, bookmarks, and the findings of the word lists. */
export function NotesLane({ source: { recordingId, transcriptId }, view }: LaneProps) {
  const { t, format } = useWords();
  const notes = useNotes(recordingId);
  const filter: FindingFilter = { states: ['new', 'confirmed'], severities: [], listId: null, recordingId };
  const { data } = useQuery({
    queryKey: [...queryKeys.findingsFresh(filter), 'lane'],
    queryFn: () => api['findings.list']({ filter, offset: 0, limit: maxFindings, snapshot: null }),
    enabled: transcriptId !== null && recordingId > 0,
  });
  const spans = useMemo(() => {
    const noted = notes.map(({ startMs, endMs, text }): LaneSpan => ({
      startMs,
      endMs,
      colour: '--accent',
      label: text === '' ? t.notes.noteAt(format.clock(startMs)) : text,
    }));
    const found = (data?.rows ?? []).map(({ startMs, endMs, term, severity }): LaneSpan => ({
      startMs,
      endMs,
      colour: severity === 'high' ? '--bad' : '--warn',
      label: term,
    }));
    return [...noted, ...found].sort((a, b) => a.startMs - b.startMs);
  }, [notes, data, t, format]);
  return <LaneStrip name="notes" spans={spans} view={view} />;
}
