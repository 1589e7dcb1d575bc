export const usualNameTemplate = '{name}';

export interface NamedRecording {
  readonly name: string;
  /** `2026-11-28`. */
  readonly date: string;
  readonly language: string | null;
  /** From 1, in the order of the list. */
  readonly n: number;
  readonly count: number;
}

/** A file name without its ending: `{name} {date} {language} {n}` filled in; what is not known is left out. */
export function nameFromTemplate(template: string, { name, date, language, n, count }: NamedRecording): string {
  const values: Readonly<Record<string, string>> = {
    name: name.replace(/\.[^.]{1,5}$/u, ''),
    date,
    language: language ?? '',
    n: String(n).padStart(String(count).length, '0'),
  };
  const filled = template.replaceAll(/\{(\w+)\}/g, (whole, field: string) => values[field] ?? whole);
  return filled.replaceAll(/\s{2,}/g, ' ').trim() || (values['name'] ?? '');
}
