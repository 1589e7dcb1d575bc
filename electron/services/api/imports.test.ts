import { expect, it } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';
import { importsServices } from './imports.ts';

const fixture = useTestLibrary();
const services = () =>
  importsServices({
    library: fixture.library,
    events: createEventBus(),
    jobOptions: () => jobOptionsOf(fixture.library.settings.get()),
  });
const file = (name: string, text: string) => ({ name, base64: Buffer.from(text).toString('base64') });
const srt =
  '1\n00:00:01,000 --> 00:00:02,500\nАнна: Доброе утро.\n\nжук\n\n2\n00:00:03,000 --> 00:00:04,000\nАнна: Как дела?\n';
const list = (recordingId: number) => fixture.library.versions.list(recordingId);

it('an import stands beside the text of its recording, keeps the hash of the file and names the lines it could not read', async () => {
  const { recordingId, transcriptId } = addTranscript(fixture.library, 'a.wav', ['доброе утро', 'как дела']);
  const done = await services()['imports.save']({ recordingId, files: [file('a.srt', srt)], isAligned: true });
  expect(done).toMatchObject({ recordingId, segmentCount: 2, unread: [{ line: 5, text: 'жук' }], placedShare: null });
  expect(list(recordingId).map((one) => [one.transcriptId, one.modelId, one.isCurrent])).toEqual([
    [done.transcriptId, 'import:subtitles', false],
    [transcriptId, expect.any(String), true],
  ]);
  const segments = [...fixture.library.segments.iterate(done.transcriptId)];
  expect(segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text])).toEqual([
    [1000, 2500, 'Анна', 'Доброе утро.'],
    [3000, 4000, 'Анна', 'Как дела?'],
  ]);
  fixture.library.versions.use(done.transcriptId);
  expect(fixture.library.recordings.get(recordingId).transcriptId).toBe(done.transcriptId);
});

it('without a recording it stands alone, is found and can be located later', async () => {
  const { recordingId, transcriptId } = await services()['imports.save']({
    recordingId: null,
    files: [file('Беседа.srt', srt)],
    isAligned: true,
  });
  expect(fixture.library.recordings.get(recordingId)).toMatchObject({
    name: 'Беседа',
    state: 'done',
    transcriptId,
    segmentCount: 2,
  });
  expect(fixture.library.recordings.knownSource(recordingId)).toMatchObject({ sizeBytes: 0, quickHash: '' });
});

it('a file for each speaker becomes one text in the order of time', async () => {
  const one = '1\n00:00:01,000 --> 00:00:02,000\nпервое\n\n2\n00:00:05,000 --> 00:00:06,000\nтретье\n';
  const two = '1\n00:00:03,000 --> 00:00:04,000\nвторое\n';
  const { transcriptId } = await services()['imports.save']({
    recordingId: null,
    files: [file('Анна.srt', one), file('Борис.srt', two)],
    isAligned: true,
  });
  expect([...fixture.library.segments.iterate(transcriptId)].map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual(
    ['Анна: первое', 'Борис: второе', 'Анна: третье'],
  );
});

it('a text without times gets those of what was recognised', async () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', ['доброе утро коллеги', 'как ваши дела сегодня']);
  const done = await services()['imports.save']({
    recordingId,
    files: [file('a.txt', 'Доброе утро, коллеги!\n\nКак ваши дела сегодня?')],
    isAligned: true,
  });
  expect(done.placedShare).toBe(1);
  const starts = [...fixture.library.segments.iterate(done.transcriptId)].map(({ startMs }) => startMs);
  expect(starts[1]! - starts[0]!).toBe(4000);
});

it('where one of several files cannot be read nothing is imported', async () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', ['x']);
  const files = [file('a.srt', srt), file('b.json', '{"segments": [{"start": NaN}]}')];
  await expect(services()['imports.save']({ recordingId, files, isAligned: true })).rejects.toMatchObject({
    code: 'import-damaged',
  });
  expect(list(recordingId)).toHaveLength(1);
});

it('a preview shows kind, encoding, speakers and the first segments, and writes nothing', async () => {
  const text = Buffer.from([
    0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xea, 0xe0, 0xea, 0x20, 0xe4, 0xe5, 0xeb, 0xe0, 0x3f,
  ]);
  const bytes = Buffer.concat([Buffer.from('[0:01] '), text, Buffer.from('\n[0:05] '), text]);
  const preview = await services()['imports.preview']({ files: [{ name: 'a.txt', base64: bytes.toString('base64') }] });
  expect(preview).toMatchObject({
    format: 'text',
    encoding: 'windows-1251',
    hasTimes: true,
    wordTimes: 'interpolated',
    segmentCount: 2,
  });
  expect(preview.segments[1]).toMatchObject({ startMs: 5000, text: 'Привет, как дела?' });
});

it('a file finds the recordings of its name, whatever its ending and what was put behind the name', async () => {
  for (const name of ['Call 7.wav', 'Беседа с Анной.m4a', 'meeting', 'meeting', 'Call 70.wav'])
    addTranscript(fixture.library, name, ['x']);
  const found = await services()['imports.match']({
    names: [
      'call 7.ru.srt',
      'беседа с анной - правка.docx',
      'meeting_final.vtt',
      'Call.srt',
      'nothing.srt',
      'Call 7.wav.json',
    ],
  });
  expect(found.map((list) => list.map(({ name }) => name))).toEqual([
    ['Call 7.wav'],
    ['Беседа с Анной.m4a'],
    ['meeting', 'meeting'],
    [],
    [],
    ['Call 7.wav'],
  ]);
});

it('columns of a table are guessed, chosen otherwise, and lines that do not fit are named', async () => {
  const given = file(
    't.csv',
    'A,B,C,D\n1500,2000,ok,first line\n5000,1000,ok,second line\nx,1000,ok,third line\n7000,1000,ok,d\n8000,1000,ok,e\n9000,1000,ok,f\n',
  );
  const found = await services()['imports.table'](given);
  expect(found).toMatchObject({
    hasHeadings: true,
    isMs: true,
    rowCount: 6,
    rows: expect.arrayContaining([
      ['A', 'B', 'C', 'D'],
      ['1500', '2000', 'ok', 'first line'],
    ]),
  });
  const table = { columns: { start: 0, duration: 1, text: 3 }, isMs: true };
  const preview = await services()['imports.preview']({ files: [{ ...given, table }] });
  expect(
    preview.segments.slice(0, 2).map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]),
  ).toEqual([
    [1500, 3500, null, 'first line'],
    [5000, 6000, null, 'second line'],
  ]);
  expect(preview.unread).toEqual([{ line: 4, text: 'x | 1000 | ok | third line' }]);
  const seconds = await services()['imports.preview']({ files: [{ ...given, table: { ...table, isMs: false } }] });
  expect(seconds.segments[0]).toMatchObject({ startMs: 1_500_000, endMs: 3_500_000 });
  const other = await services()['imports.preview']({
    files: [{ ...given, table: { columns: { start: 0, text: 2 } } }],
  });
  expect(other.segments[0]).toMatchObject({ startMs: 1500, text: 'ok' });
});
