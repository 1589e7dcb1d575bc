import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { dropFiles } from './drop-files.ts';
import { chooseOption } from './choose-option.ts';
import { hostedTest } from './hosted-library.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');
const texts = en.importDialog;
const cue = (nth: number, text: string) => `${nth}\n00:00:0${nth},000 --> 00:00:0${nth},900\n${text}\n\n`;
const test = hostedTest(({ recording }) => ({
  shown: recording({ name: 'interview.wav', texts: ['Good morning.', 'How are you?'] }),
  other: recording({ name: 'lecture.wav', texts: ['Let us begin.'] }),
}));
const { expect } = test;

test('recordings and transcripts that are dropped together find each other, also those of the library', async ({
  page,
  hosted,
}, info) => {
  const sound = info.outputPath('call.wav');
  copyFileSync(join(speech, 'short07.wav'), sound);
  const files = ['call.ru.srt', 'lecture.srt', 'stranger.srt'].map((name) => info.outputPath(name));
  for (const file of files) writeFileSync(file, cue(1, 'Anna: Yes.'));
  await page.goto(hosted.url);
  await dropFiles(page, [sound, ...files]);
  const lines = page.getByRole('list', { name: texts.files }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  const place = (nth: number) => lines.nth(nth).getByRole('combobox', { name: texts.recording });
  await expect(place(0)).toHaveText('call.wav');
  await expect(place(1)).toHaveText('lecture.wav');
  await expect(place(2)).toHaveText('call.wav');
  // Of what was guessed everything can be changed: found by its name here.
  await place(2).click();
  await page.getByRole('option', { name: texts.otherRecording }).click();
  await page.getByRole('searchbox', { name: texts.searchRecording }).fill('interv');
  await page.getByRole('button', { name: 'interview.wav' }).click();
  await expect(place(2)).toHaveText('interview.wav');
  await page.getByRole('button', { name: texts.saveMany(3) }).click();
  await expect(page.getByText(texts.done(3))).toBeVisible();
  const versions = await callWeb(hosted.url, 'versions.list', { recordingId: hosted.made.other.recordingId });
  expect(versions.map(({ modelId }) => modelId)).toContain('import:subtitles');
});

test('on the page of a recording files for each speaker become one text beside it', async ({
  page,
  hosted,
  open,
}, info) => {
  const files = ['Anna.srt', 'Boris.srt'].map((name) => info.outputPath(name));
  for (const [nth, file] of files.entries()) writeFileSync(file, cue(nth + 1, `Line ${nth + 1}`));
  const { recordingId } = hosted.made.shown;
  await open(recordingId);
  await dropFiles(page, files);
  await expect(page.getByRole('checkbox', { name: texts.join })).toBeChecked();
  await expect(page.getByRole('list', { name: texts.preview }).getByRole('listitem')).toHaveText([
    /Anna.*Line 1/s,
    /Boris.*Line 2/s,
  ]);
  await page.getByRole('button', { name: texts.saveBeside }).click();
  await expect(page.getByText(texts.done(2))).toBeVisible();
});

test('the columns of a table are chosen under its first rows, the text follows, and the choice is remembered', async ({
  page,
  hosted,
}, info) => {
  const file = info.outputPath('table.csv');
  const rows = [
    'From,Length,Note,Who,Says',
    '1500,2000,a,Anna,Good morning',
    '5000,900,b,Boris,Yes',
    'later,1,c,Anna,No',
  ];
  writeFileSync(file, [...rows, '7000,500,d,Anna,So', '8000,500,e,Anna,What'].join('\n'));
  await page.goto(hosted.url);
  await dropFiles(page, [file]);
  const column = (nth: number, name: string) => page.getByRole('combobox', { name: texts.column(nth, name) });
  const lines = page.getByRole('list', { name: texts.preview }).getByRole('listitem');
  await expect(column(1, 'From')).toHaveText(texts.columnNames.start);
  await chooseOption(column(5, 'Says'), texts.columnNames.text);
  await chooseOption(column(4, 'Who'), texts.columnNames.none);
  await chooseOption(column(3, 'Note'), texts.columnNames.speaker);
  await expect(lines.first()).toHaveText(/00:00:01.*a.*Good morning/s);
  await chooseOption(column(3, 'Note'), texts.columnNames.none);
  await chooseOption(column(4, 'Who'), texts.columnNames.speaker);
  await expect(lines.first()).toHaveText(/Anna.*Good morning/s);
  await expect(page.getByRole('list', { name: texts.unread(1) })).toContainText('later | 1 | c');
  await chooseOption(column(5, 'Says'), texts.columnNames.none);
  await expect(page.getByText(texts.needsText)).toBeVisible();
  await chooseOption(column(5, 'Says'), texts.columnNames.text);
  await page.getByRole('button', { name: texts.saveAlone }).click();
  await expect(page.locator('[data-segment-text]').first()).toHaveText('Good morning');
  await dropFiles(page, [file]);
  await expect(column(3, 'Note')).toHaveText(texts.columnNames.none);
  await expect(column(5, 'Says')).toHaveText(texts.columnNames.text);
});
