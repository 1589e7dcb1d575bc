import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';

const hourMs = 3_600_000;

/** What a speed (× real time) means: for the user's longest recording that waits, or for an hour where none does. */
export function usePace(): (speed: number, isMeasured: boolean) => string {
  const { t, format } = useWords();
  const { data } = useQuery({ queryKey: queryKeys.counts, queryFn: () => api['jobs.counts']({}) });
  const longest = data?.longest ?? null;
  return (speed, isMeasured) => {
    if (longest === null) return t.models.pace(format.speed(speed), format.span(hourMs / speed), isMeasured);
    const { name, durationMs } = longest;
    const recording = { name, length: format.span(durationMs), time: format.span(durationMs / speed) };
    return t.models.paceOf(format.speed(speed), recording, isMeasured);
  };
}
