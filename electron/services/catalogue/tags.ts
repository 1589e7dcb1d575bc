import type { Database } from 'better-sqlite3';
import type { TagInfo, TagUse } from '#shared/catalogue/listed-recording.ts';
import type { FilingEdit, FilingJournal } from './filing-journal.ts';

export interface TagList {
  /** All that a recording has or that has a colour or key, by name. */
  list(): readonly TagInfo[];
  /** Of some recordings, the tags that any of them has. */
  of(recordingIds: readonly number[]): readonly TagUse[];
  /** A key that another tag had is taken from it. */
  style(name: string, style: { readonly colour: number | null; readonly slot: number | null }): number | null;
}

export function createTagList(database: Database, journal: FilingJournal): TagList {
  const select = database.prepare<[], TagInfo>(
    `SELECT name, coalesce(count, 0) AS count, colour, slot FROM
       (SELECT name FROM recording_tag UNION SELECT name FROM tag_style)
       LEFT JOIN (SELECT recording_tag.name AS used, count(*) AS count FROM recording_tag
         JOIN listing USING (recording_id) WHERE removed_at_ms IS NULL GROUP BY recording_tag.name) ON used = name
       LEFT JOIN (SELECT name AS styled, colour, slot FROM tag_style) ON styled = name
     ORDER BY name`,
  );
  const selectOf = database.prepare<[string], { name: string; count: number }>(
    `SELECT name, count(*) AS count FROM recording_tag WHERE recording_id IN (SELECT value FROM json_each(?))
     GROUP BY name ORDER BY name`,
  );
  const selectSlot = database.prepare<[number | null, string], { name: string; colour: number | null }>(
    'SELECT name, colour FROM tag_style WHERE slot = ? AND name <> ?',
  );
  const styled = (name: string, style: { colour: number | null; slot: number | null } | null): FilingEdit => ({
    subject: 'tag-style',
    recordingId: null,
    key: name,
    after: style === null ? null : JSON.stringify(style),
  });
  return {
    list: () => select.all(),
    of: (ids) => selectOf.all(JSON.stringify(ids)).map((use) => ({ ...use, of: ids.length })),
    style(given, { colour, slot }) {
      const name = tagName(given);
      const others = slot === null ? [] : selectSlot.all(slot, name);
      const edits = [
        ...others.map((other) => styled(other.name, { colour: other.colour, slot: null })),
        styled(name, colour === null && slot === null ? null : { colour, slot }),
      ];
      return journal.change('tag-style', edits).stepId;
    },
  };
}

/** As it is kept. */
export function tagName(given: string): string {
  return given.normalize('NFC').trim();
}
