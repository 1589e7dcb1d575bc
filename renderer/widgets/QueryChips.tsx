import type { SearchNote } from '#shared/search.ts';
import { typedValue } from '#shared/text/query-values.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { isLanguageCode, languageName } from '#shared/text/language.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { isolate } from '#renderer/locales/isolate.ts';
import { filtersOf, withoutPart } from './edit-query.ts';
import styles from './QueryChips.module.css';

interface Props {
  readonly text: string;
  readonly notes: readonly SearchNote[];
  readonly onChange: (text: string) => void;
}

/** Kinds of mentions and sounds in the language of the page, however they were typed; the text stays as it is. */
function valueIn(
  { field, value }: { readonly field: string; readonly value: string },
  language: InterfaceLanguage,
): string {
  if (field !== 'has' && field !== 'sound') return value;
  const [, name = value, rest = ''] = /^([^>]+)(>.*)?$/.exec(value) ?? [];
  return typedValue(field, name, language) + rest;
}

/** The filters in the text, each with a way out, and what was not understood. The text stays the only truth. */
export function QueryChips({ text, notes, onChange }: Props) {
  const { t, format, language } = useWords();
  const filters = filtersOf(text);
  if (filters.length + notes.length === 0) return null;
  return (
    <div className={styles.chips}>
      {filters.length > 0 ? (
        <ul className={styles.list} aria-label={t.search.filters}>
          {filters.map((part) => {
            const isDate = part.field === 'after' || part.field === 'before';
            const isCode = part.field === 'lang' && isLanguageCode(part.value);
            const names = part.isExcluded ? t.search.excluded : t.search.fieldNames;
            const value = isDate
              ? format.typedDate(part.value)
              : isCode
                ? languageName(part.value, language)
                : part.field === 'state'
                  ? (stateName(part.value, t) ?? isolate(part.value))
                  : isolate(valueIn(part, language));
            const said = `${names[part.field]}: ${value}`;
            return (
              <li key={part.start} className={styles.chip}>
                <span dir="auto">{said}</span>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t.search.removeFilter(said)}
                  onClick={() => onChange(withoutPart(text, part))}
                >
                  <Icon name="close" size={12} />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {notes.map(({ kind, text: part }) => (
        <p key={kind + part} className={styles.note}>
          <Icon name="info" size={14} /> {t.search.notes[kind](part)}
        </p>
      ))}
    </div>
  );
}

function stateName(value: string, t: Dictionary): string | null {
  const names: Readonly<Record<string, string>> = t.catalogue.states;
  return names[value.toLowerCase()] ?? null;
}
