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
    txt: 'Plain paragraphs to read or paste',
    times: 'Every paragraph with its start time',
    srt: 'Subtitles for nearly every player',
    vtt: 'Subtitles for web pages',
    json: 'Words, times and confidence for programs',
  },
  preview: 'Preview',
  copy: 'Copy to clipboard',
  withSpeakers: 'Speaker names',
  noNotes: 'Subtitles have no place for notes.',
  copied: 'Copied to the clipboard',
  save: 'Save…',
  saved: (name: string) => `Saved as “${name}”`,
  showInFolder: 'Show in folder',
  replaceTitle: (name: string) => `Replace “${name}”?`,
  replaceText: 'A file of this name is there already. Its contents will be lost.',
  replace: 'Replace',
  moreLines: (count: number) => plural('en', count, { one: 'more line', other: 'more lines' }),
};
