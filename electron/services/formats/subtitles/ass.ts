import type { Cue } from '#services/cues/cue.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { centisecondStamp } from '../stamps.ts';
import { cuesFor } from '../write-options.ts';

/**
 * Advanced SubStation Alpha: centiseconds (starts rounded down, ends up, never into the next cue), the speaker as the
 * name of a line, with times of words as karaoke. Braces begin commands there and become full-width ones.
 */
export const ass: ExportWriter = {
  render(document, options) {
    const cues = cuesFor(document, options);
    const starts = cues.map(({ startMs }) => Math.floor(startMs / 10));
    const events = cues.map((cue, nth) => {
      const start = starts[nth] ?? 0;
      const end = Math.max(start + 1, Math.min(Math.ceil(cue.endMs / 10), starts[nth + 1] ?? Number.POSITIVE_INFINITY));
      const text = options.withWordTimes ? karaoke(cue, start, end) : cue.lines.map(escaped).join('\\N');
      return `Dialogue: 0,${centisecondStamp(start)},${centisecondStamp(end)},Default,${nameOf(cue)},0,0,0,,${text}`;
    });
    return `\uFEFF${[...headerOf(oneLine(document.name)), ...events].join('\r\n')}\r\n`;
  },
};

function headerOf(title: string): readonly string[] {
  return [
    '[Script Info]',
    `Title: ${title}`,
    'ScriptType: v4.00+',
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    'PlayResX: 1920',
    'PlayResY: 1080',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    'Style: Default,Arial,60,&H00FFFFFF,&H0000C8FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,0,2,96,96,60,1',
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  ];
}

function nameOf({ speaker }: Cue): string {
  return oneLine(speaker ?? '').replaceAll(',', ';');
}

/** The lengths of all words, with the silence before the first, are the length of the cue. */
function karaoke(cue: Cue, start: number, end: number): string {
  let at = start;
  const words = cue.turns.flatMap((turn) => turn.lines.flat());
  const until = words.map((_, nth) => {
    const next = words[nth + 1];
    return next === undefined ? end : Math.min(end, Math.max(start, Math.floor(next.startMs / 10)));
  });
  let nth = 0;
  const lines = cue.turns.flatMap((turn) =>
    turn.lines.map((line) => {
      const hyphen = cue.turns.length > 1 ? '-' : '';
      const shown = line.map((word, place) => {
        const to = Math.max(at, until[nth] ?? end);
        const lasts = to - at;
        at = to;
        nth += 1;
        return `${place > 0 && word.hasSpace ? ' ' : ''}{\\k${lasts}}${place === 0 ? hyphen : ''}${escaped(word.text)}`;
      });
      return shown.join('');
    }),
  );
  return lines.join('\\N');
}

/** Braces would begin commands, and a backslash before N, n or h is a line end or a space. */
function escaped(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝').replaceAll('\\', '＼');
}
