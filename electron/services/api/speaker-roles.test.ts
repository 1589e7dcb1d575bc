import { expect, it } from 'vitest';
import { withRole } from '#shared/rules/speaker-roles.ts';
import { assignSpeaker } from '#services/edits/speaker-commands.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();

it('a rule by role finds what speakers of that role say, as soon as they have it, in any language of the role', async () => {
  const { library } = fixture;
  const { transcriptId, segments } = addTranscript(library, 'call', ['назовите код', 'код не скажу']);
  for (const [nth, name] of ['Анна', 'Борис'].entries()) {
    assignSpeaker(library.edits, library.index.database, { transcriptId, segmentIds: [segments[nth]!.id] }, { name });
  }
  const rule = (text: string) => library.rules.rules.save(null, { name: text, text, severity: 'low', note: '' });
  rule('said "код" by role "оператор"');
  rule('said "код" by role "customer"');
  await library.rules.runs.run();
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const found = async () => {
    await library.rules.runs.settleDue();
    const { rows } = library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 50 });
    return rows.map(({ term, startMs }) => `${term.match(/role "(.*)"/)?.[1]} ${startMs}`).toSorted();
  };
  expect(await found()).toEqual([]);
  const give = (name: string, role: string | null) =>
    library.settings.set({ speakerRoles: withRole(library.settings.get().speakerRoles, name, role) });
  give('Анна', 'agent');
  expect(await found()).toEqual(['оператор 200']);
  give('Борис', 'клиент');
  expect(await found()).toEqual(['customer 4000', 'оператор 200']);
  give('Анна', null);
  expect(await found()).toEqual(['customer 4000']);
});
