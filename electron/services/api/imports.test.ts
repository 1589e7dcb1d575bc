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

it('a preview tells kind, encoding, speakers and the first segments, and writes nothing', async () => {
  const text = Buffer.from([
    0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xea, 0xe0, 0xea, 0x20, 0xe4, 0xe5, 0xeb, 0xe0, 0x3f,
  ]);
  const bytes = Buffer.concat([Buffer.from('[0:01] '), text, Buffer.from('\n[0:05] '), text]);
  const preview = await services()['imports.preview']({ name: 'a.txt', base64: bytes.toString('base64') });
  expect(preview).toMatchObject({
    format: 'text',
    encoding: 'windows-1251',
    hasTimes: true,
    wordTimes: 'interpolated',
    segmentCount: 2,
  });
  expect(preview.segments[1]).toMatchObject({ startMs: 5000, text: 'Привет, как дела?' });
});
