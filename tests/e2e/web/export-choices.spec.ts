import { en } from '../../../renderer/locales/en/words.ts';
import { chooseOption } from './choose-option.ts';
import { hostedTest } from './hosted-library.ts';

const test = hostedTest(({ recording }) => ({
  call: recording({ name: 'call.wav', texts: ['Where do you work?', 'In the harbour.'], speakers: ['Daniel', 'Anna'] }),
  other: recording({ name: 'other.wav', texts: ['Nobody saw it.'], speakers: ['Anna'] }),
}));
const { expect } = test;
const { formats, title, withSpeakers, preview } = en.exportDialog;

test('the export dialog remembers the format and the options of each, also after a reload and for another recording', async ({
  page,
  hosted,
  open,
}) => {
  const dialog = page.getByRole('dialog', { name: title });
  const radio = (name: string) => dialog.getByRole('radio', { name, exact: true });
  const speakers = dialog.getByRole('checkbox', { name: withSpeakers });
  const show = async (recordingId: number) => {
    await open(recordingId);
    await page.getByRole('button', { name: en.transcript.export }).click();
    await expect(dialog.getByRole('textbox', { name: preview })).not.toHaveValue('');
  };
  await show(hosted.made.call.recordingId);
  await expect(radio(formats.txt)).toBeChecked();
  await radio(formats.srt).click();
  await speakers.uncheck();
  await expect(dialog.getByRole('textbox', { name: preview })).not.toHaveValue(/Daniel/);
  await radio(formats.txt).click();
  await expect(speakers).toBeChecked();
  await radio(formats.srt).click();
  await expect(speakers).not.toBeChecked();
  await show(hosted.made.other.recordingId);
  await expect(radio(formats.srt)).toBeChecked();
  await expect(speakers).not.toBeChecked();
  await radio(formats.json).click();
  await expect(speakers).toBeChecked();
});

test('what a format does not have is not offered', async ({ page, hosted, open }) => {
  await open(hosted.made.call.recordingId);
  await page.getByRole('button', { name: en.transcript.export }).click();
  const dialog = page.getByRole('dialog', { name: title });
  const notes = dialog.getByRole('checkbox', { name: en.notes.withNotes });
  for (const kind of [formats.srt, formats.vtt, formats.ctm]) {
    await dialog.getByRole('radio', { name: kind, exact: true }).click();
    await expect(notes).toHaveCount(0);
  }
  await expect(dialog.getByRole('checkbox', { name: withSpeakers })).toHaveCount(0);
  for (const kind of [formats.txt, formats.docx, formats.json]) {
    await dialog.getByRole('radio', { name: kind, exact: true }).click();
    await expect(notes).toBeEnabled();
  }
});

test('options are saved under a name, chosen again, and a deleted preset comes back by undo', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.call.recordingId);
  await page.getByRole('button', { name: en.transcript.export }).click();
  const dialog = page.getByRole('dialog', { name: title });
  const radio = (name: string) => dialog.getByRole('radio', { name, exact: true });
  const chosen = dialog.getByRole('combobox', { name: en.exportDialog.preset, exact: true });
  await radio(formats.srt).click();
  await dialog.getByRole('checkbox', { name: withSpeakers }).uncheck();
  await dialog.getByRole('button', { name: en.exportDialog.savePreset }).click();
  await dialog.getByLabel(en.exportDialog.presetName).fill('For YouTube');
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveText('For YouTube');
  await radio(formats.docx).click();
  await expect(chosen).toHaveText(en.exportDialog.noPreset);
  await chooseOption(chosen, 'For YouTube');
  await expect(radio(formats.srt)).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: withSpeakers })).not.toBeChecked();
  await dialog.getByRole('button', { name: en.exportDialog.deletePreset('For YouTube') }).click();
  await expect(chosen).toHaveCount(0);
  await page.getByRole('button', { name: en.editing.undo, exact: true }).last().click();
  await expect(chosen).toHaveText('For YouTube');
});

test('Word and PDF show their first page on white paper, as it will be printed', async ({ page, hosted, open }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(hosted.made.call.recordingId);
  await page.getByRole('button', { name: en.transcript.export }).click();
  const dialog = page.getByRole('dialog', { name: title });
  const paper = dialog.locator('[data-page]');
  for (const [kind, set] of [
    [formats.docx, 'flow'],
    [formats.pdf, 'set'],
  ] as const) {
    await dialog.getByRole('radio', { name: kind, exact: true }).click();
    await expect(paper).toHaveAttribute('data-page', set);
    await expect(paper).toContainText('In the harbour.');
    await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    const box = (await paper.boundingBox())!;
    expect(box.height / box.width).toBeCloseTo(841.89 / 595.28, 2);
  }
  await dialog.getByRole('radio', { name: formats.txt, exact: true }).click();
  await expect(paper).toHaveCount(0);
});
