import { plural } from '../plural.ts';

export const exportDialog = {
  title: 'Export',
  format: 'Format',
  formats: {
    txt: 'Text',
    times: 'Text with times',
    srt: 'SubRip (SRT)',
    vtt: 'WebVTT',
    json: 'JSON with words',
  },
  about: {
    txt: 'Plain text to read or paste, one line per segment',
    times: 'Each line with its start time',
    srt: 'Subtitles for almost any player',
    vtt: 'Subtitles for web pages',
    json: 'Words, times and confidence values for other programs',
  },
  preview: 'Preview',
  copy: 'Copy to clipboard',
  withSpeakers: 'Speaker names',
  noNotes: 'Subtitles cannot contain notes.',
  copied: 'Copied to the clipboard',
  save: 'Save…',
  saved: (name: string) => `Saved as “${name}”`,
  showInFolder: 'Show in folder',
  replaceTitle: (name: string) => `Replace “${name}”?`,
  replaceText: 'A file with this name already exists. Its contents will be lost.',
  replace: 'Replace',
  moreLines: (count: number) => plural('en', count, { one: 'more line', other: 'more lines' }),
};
