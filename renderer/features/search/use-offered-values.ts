import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { typedValue, type OfferedField } from '#shared/text/query-values.ts';
import { fitsWords } from '#shared/text/fits-words.ts';
import { api } from '#renderer/api/api.ts';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { typedFilter, withValue } from '#renderer/widgets/edit-query.ts';

const soonMs = 60;
const maxShown = 8;

export interface OfferedValue {
  /** As it is put into the query. */
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
}

/** What the library has for the filter that is being typed at the caret. */
export function useOfferedValues(text: string, caret: number | null) {
  const { t, language } = useWords();
  const filter = caret === null ? null : typedFilter(text, caret);
  const asked = useSettled(filter === null ? '' : `${filter.field}:${filter.typed}`, soonMs);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const field = filter?.field ?? null;
  const typed = filter?.typed ?? '';
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['search', 'values', asked],
    // Keys that come meanwhile are for the offers that are in sight.
    placeholderData: (before, query) =>
      field !== null && query?.queryKey[2]?.startsWith(`${field}:`) === true ? before : undefined,
    enabled: field !== null && asked === `${field}:${typed}`,
    queryFn: () => api['search.values']({ field: field ?? 'has', text: typed, limit: isKind(field) ? 50 : maxShown }),
  });
  const place = filter === null ? null : `${filter.start} ${filter.typed}`;
  const values =
    filter === null || place === closedFor || data === undefined
      ? []
      : data
          .map(({ value, count }) => ({
            value: typedValue(filter.field, value, language),
            label: labelOf(filter.field, value, t),
            count,
          }))
          .filter(
            ({ value, label }) => !(isKind(filter.field) || isPlaceholderData) || fitsWords(typed, `${value} ${label}`),
          )
          // What is written already needs no offer.
          .filter(({ value }, _, all) => all.length > 1 || value !== typed)
          .slice(0, maxShown);
  return {
    values,
    take: (value: string) => (filter === null ? null : withValue(text, filter, value)),
    close: () => setClosedFor(place),
  };
}

/** Of these the page has all, and chooses by their names. */
function isKind(field: OfferedField | null): boolean {
  return field === 'has' || field === 'sound' || field === 'class';
}

function labelOf(field: OfferedField, value: string, t: Dictionary): string {
  if (field === 'has') return t.mentions.values[value] ?? t.analyses.values[value] ?? value;
  return field === 'sound' ? (t.analyses.values[value] ?? value) : value;
}
