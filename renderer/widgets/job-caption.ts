import type { JobProgress } from '#shared/recording.ts';
import { shareOf } from '#renderer/data/recordings/jobs.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { useWords } from '#renderer/locales/use-words.ts';

/** `12.4× real time · 2 min left`, as far as it is known yet. */
export function jobCaption(progress: JobProgress | null, { t, format }: ReturnType<typeof useWords>): string {
  const parts = [
    progress?.speed ? t.job.speed(format.speed(progress.speed)) : null,
    progress?.leftMs === null || progress?.leftMs === undefined ? null : t.job.left(format.span(progress.leftMs)),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : plainCaption(progress, t);
}

/** Before there is a speed to say. */
export function plainCaption(progress: JobProgress | null, t: Dictionary): string {
  if (progress === null || progress.doneMs === 0) return t.job.starting;
  return shareOf(progress) === 1 ? t.job.finishing : t.job.working;
}
