import { formatClock } from '#shared/text/timecode.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { turnsOf } from '../turns.ts';
import { xmlText } from '../xml-text.ts';
import { htmlScript } from './html-script.ts';
import { htmlStyle } from './html-style.ts';
import { toTxt } from './txt.ts';

const texts = {
  en: {
    choose: 'Open the recording to listen along',
    search: 'Search',
    found: 'found',
    notes: 'Notes',
    log: 'Log of changes:',
  },
  ru: {
    choose: 'Откройте запись, чтобы слушать',
    search: 'Поиск',
    found: 'найдено',
    notes: 'Заметки',
    log: 'Журнал изменений:',
  },
} as const;

/**
 * One page that works without a network and from a folder: text by turns, search, and a player for the recording, which
 * is looked for beside the page under its name or opened by the reader. Without scripts it is the plain text.
 */
export const html: ExportWriter = {
  preview: toTxt,
  render(document, { withTimes }) {
    const words = texts[document.language === 'ru' ? 'ru' : 'en'];
    const title = xmlText(oneLine(document.name));
    const turns = turnsOf(document.segments).map((turn) => {
      const speaker = oneLine(turn.speaker ?? '');
      const name = speaker === '' ? '' : `<cite>${xmlText(speaker)}:</cite> `;
      const time = withTimes ? `<time>${formatClock(turn.startMs)}</time> ` : '';
      const spoken = turn.segments.map(
        ({ startMs, text }) => `<span data-t="${startMs}">${xmlText(oneLine(text))}</span>`,
      );
      return `<p>${time}${name}${spoken.join(' ')}</p>`;
    });
    const notes = document.notes.map(({ startMs, text, tags }) => {
      const shown = [oneLine(text), ...tags.map((tag) => `#${oneLine(tag)}`)].join(' ');
      return `<li><time data-t="${startMs}">${formatClock(startMs)}</time> ${xmlText(shown)}</li>`;
    });
    return `<!doctype html>
<html lang="${xmlText(document.language ?? '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; media-src 'self' file: data: blob:">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<div id="tools" hidden>
<audio id="player" controls preload="metadata" src="${xmlText(encodeURIComponent(oneLine(document.name)))}"></audio>
<label id="open">${words.choose} <input type="file" accept="audio/*,video/*"></label>
<label>${words.search} <input type="search" id="query"></label> <output id="count" data-found="${words.found}"></output>
</div>
</header>
<main>
${turns.join('\n')}
</main>
${notes.length === 0 ? '' : `<section>\n<h2>${words.notes}</h2>\n<ul>\n${notes.join('\n')}\n</ul>\n</section>\n`}${document.auditHash ? `<footer><small>${words.log} <code>${document.auditHash}</code></small></footer>\n` : ''}<script>${htmlScript}</script>
</body>
</html>
`;
  },
};
