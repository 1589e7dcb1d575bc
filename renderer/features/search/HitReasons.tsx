import { readReasons } from '#shared/analyses/mentions.ts';
import { readClassReason } from '#shared/quality/classes.ts';
import type { HitReason } from '#shared/search.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { Format } from '#renderer/locales/format.ts';
import { isolate } from '#renderer/locales/isolate.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './HitReasons.module.css';

const maxShown = 3;

/** What the filters found here, and why; nothing where only words were looked for. */
export function HitReasons({ reasons }: { readonly reasons: readonly HitReason[] }) {
  const { t, format } = useWords();
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label={t.search.foundBecause}>
      {reasons.slice(0, maxShown).map((reason) => {
        const details = detailsOf(reason, { t, format });
        return (
          <li key={`${reason.field} ${reason.value} ${reason.startMs}`} className={styles.reason} dir="auto">
            <span className={styles.what}>{nameOf(reason, t)}</span>
            {details.length === 0 ? null : ` ${details.join(' · ')}`}
          </li>
        );
      })}
      {reasons.length > maxShown ? (
        <li className={styles.reason}>{t.search.moreReasons(reasons.length - maxShown)}</li>
      ) : null}
    </ul>
  );
}

/** Of mentions and sounds by their kind, of classes and rules by their name. */
function nameOf({ field, value }: HitReason, t: Dictionary): string {
  if (field === 'sound') return t.analyses.values[value] ?? value;
  if (field === 'class' || field === 'rule') return `${t.search.fieldNames[field]}: ${isolate(value)}`;
  return t.mentions.values[value] ?? t.analyses.values[value] ?? value;
}

function detailsOf(
  { field, startMs, endMs, score, detail }: HitReason,
  { t, format }: { readonly t: Dictionary; readonly format: Format },
): readonly string[] {
  if (field === 'sound' || (field === 'has' && detail === null))
    return [`${formatClock(startMs)}–${formatClock(endMs)}`];
  const sure = score === null ? [] : [format.percent(score)];
  if (detail === null || detail === '') return sure;
  if (field === 'rule') return [...sure, isolate(detail)];
  if (field === 'class') {
    const { words, opinion } = readClassReason(detail);
    const other =
      opinion === null
        ? []
        : [t.quality.opinionOf(opinion.label, format.percent(opinion.score), format.percent(opinion.precision))];
    return [...sure, isolate(words), ...other];
  }
  return [
    ...sure,
    ...readReasons(detail).map(({ code, text }) => t.mentions.reasons[code]?.(isolate(text ?? '')) ?? code),
  ];
}
