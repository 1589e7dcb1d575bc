import { expect, it } from 'vitest';
import { roleName, roleOf, withRole } from '#shared/rules/speaker-roles.ts';
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

it('a speaker who is only a number has a role in its own recording and in no other', async () => {
  const { library } = fixture;
  const calls = ['one', 'two'].map((name) => {
    const { recordingId, transcriptId, segments } = addTranscript(library, name, ['назовите код']);
    const who = { transcriptId, segmentIds: [segments[0]!.id] };
    assignSpeaker(library.edits, library.index.database, who, { name: 'Участник 1' });
    return { recordingId };
  });
  const [first, second] = calls as [{ recordingId: number }, { recordingId: number }];
  library.rules.rules.save(null, { name: 'by role', text: 'said "код" by role "agent"', severity: 'low', note: '' });
  await library.rules.runs.run();
  const key = roleName('Участник 1', second.recordingId);
  library.settings.set({ speakerRoles: withRole([], key, 'agent') });
  await library.rules.runs.settleDue();
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const { rows } = library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 50 });
  expect(rows.map(({ recordingId }) => recordingId)).toEqual([second.recordingId]);
  const roles = library.settings.get().speakerRoles;
  expect(roleOf(roles, roleName('Участник 1', first.recordingId))).toBeNull();
  expect(roleOf(roles, key)).toBe('agent');
  // Someone with a name, also one with a number in it, is the same in all of them.
  expect([roleName('Анна', 1), roleName('Агент 007', 1), roleName('Speaker 12', 3)]).toEqual([
    'Анна',
    'Агент 007',
    'Speaker 12 #3',
  ]);
});
