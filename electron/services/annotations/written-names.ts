import type { Database } from 'better-sqlite3';
import { findEntities } from '#services/text-analysis/entities/find-entities.ts';

/** The newest ones are enough to know who is spoken of. */
const maxTexts = 2000;

/** Full names of people in notes and in what words were corrected to; read again when one of them changed. */
export function prepareWrittenNames(database: Database): () => readonly string[] {
  const selectVersion = database
    .prepare<[], string>(
      `SELECT (SELECT count(*) || ' ' || coalesce(max(changed_at_ms), 0) FROM note) || ' ' ||
         (SELECT count(*) || ' ' || coalesce(max(id), 0) FROM correction_pair)`,
    )
    .pluck();
  const selectTexts = database
    .prepare<[number, number], string>(
      `SELECT text FROM (SELECT text FROM note WHERE removed_at_ms IS NULL ORDER BY id DESC LIMIT ?)
       UNION SELECT meant FROM (SELECT meant FROM correction_pair ORDER BY id DESC LIMIT ?)`,
    )
    .pluck();
  let known: { readonly version: string; readonly names: readonly string[] } | null = null;
  return () => {
    const version = selectVersion.get() ?? '';
    if (known?.version === version) return known.names;
    const names = selectTexts.all(maxTexts, maxTexts).flatMap((text) =>
      findEntities(text).flatMap(({ value, name }) =>
        // One word may be anyone's: a first name beside it says that it is a person's.
        value === 'person' && name?.includes(' ') === true ? [name] : [],
      ),
    );
    known = { version, names: [...new Set(names)] };
    return known.names;
  };
}
