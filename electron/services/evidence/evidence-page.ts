import type { Finding } from '#shared/watch.ts';
import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';

export interface EvidenceFacts {
  readonly language: string | null;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Name beside the page. */
  readonly sound: string;
  /** Label and value, in order. */
  readonly rows: readonly (readonly [label: keyof typeof labels.en, value: string])[];
  readonly segments: readonly Segment[];
  readonly findings: readonly Finding[];
}

const labels = {
  en: {
    source: 'Recording',
    sourceSha256: 'SHA-256 of the recording’s file',
    soundSha256: 'SHA-256 of the sound beside this page',
    span: 'From – to',
    model: 'Recognised by',
    madeBy: 'Made by',
    madeAt: 'Made at',
    app: 'Program',
    auditHash: 'Last hash of the log of changes',
    evidence: 'Evidence',
    text: 'Text',
    verdicts: 'Verdicts',
    doubtful: 'Pale words were recognised with less than half of the certainty.',
    check: 'To check that nothing was changed, in the folder above this one:',
  },
  ru: {
    source: 'Запись',
    sourceSha256: 'SHA-256 файла записи',
    soundSha256: 'SHA-256 звука рядом с этой страницей',
    span: 'С – по',
    model: 'Распознано',
    madeBy: 'Составил(а)',
    madeAt: 'Составлено',
    app: 'Программа',
    auditHash: 'Последний хеш журнала изменений',
    evidence: 'Доказательство',
    text: 'Текст',
    verdicts: 'Решения',
    doubtful: 'Бледные слова распознаны с уверенностью меньше половины.',
    check: 'Чтобы проверить, что ничего не изменено, в папке над этой:',
  },
} as const;

const states = {
  en: { new: 'not decided', confirmed: 'confirmed', unsure: 'unsure', dismissed: 'dismissed' },
  ru: { new: 'не решено', confirmed: 'подтверждено', unsure: 'не ясно', dismissed: 'отклонено' },
} as const;

/** A page that works without a network and without scripts: facts, sound, text with times, verdicts. */
export function evidencePage(facts: EvidenceFacts): string {
  const language = facts.language === 'ru' ? 'ru' : 'en';
  const words = labels[language];
  const rows = facts.rows.map(([label, value]) => `<tr><th>${words[label]}</th><td>${escaped(value)}</td></tr>`);
  const segments = facts.segments.map(segmentOf);
  const findings = facts.findings.map((finding) => {
    const { startMs, term, matched, state, decidedBy, decidedAtMs, reason } = finding;
    const who = [decidedBy ?? '', decidedAtMs === null ? '' : new Date(decidedAtMs).toISOString(), reason];
    const said = who.filter((part) => part !== '').map(escaped);
    return `<li><time>${formatClock(startMs)}</time> <b>${escaped(matched)}</b> (${escaped(term)}): ${states[language][state]}${said.length > 0 ? `, ${said.join(', ')}` : ''}</li>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:">
<meta name="viewport" content="width=device-width">
<title>${words.evidence}: ${escaped(facts.name)}</title>
<style>
body { max-width: 760px; margin: 32px auto; padding: 0 16px; font: 16px/1.55 system-ui, sans-serif; color: #1c1d20; background: #fff; }
h1 { font-size: 22px; } h2 { margin-top: 32px; font-size: 17px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; } th { width: 240px; text-align: left; font-weight: 500; color: #5a5d66; vertical-align: top; }
th, td { padding: 6px 8px 6px 0; border-bottom: 1px solid #e5e6e9; overflow-wrap: anywhere; }
audio, video { width: 100%; margin-top: 16px; } time { color: #5a5d66; font-variant-numeric: tabular-nums; } .unsure { color: #8a8d96; }
pre { padding: 10px 12px; background: #f4f5f6; overflow-x: auto; }
@media (prefers-color-scheme: dark) { body { color: #e8e9ec; background: #18191b; } th, time { color: #a2a5ae; } th, td { border-color: #33353a; } pre { background: #232529; } }
</style>
</head>
<body>
<h1>${words.evidence}: ${escaped(facts.name)}</h1>
<table>${rows.join('')}</table>
<audio controls preload="metadata" src="${escaped(encodeURI(facts.sound))}"></audio>
<h2>${words.text}</h2>
${segments.join('\n')}
<p><small>${words.doubtful}</small></p>
${findings.length === 0 ? '' : `<h2>${words.verdicts}</h2>\n<ul>${findings.join('\n')}</ul>`}
<p>${words.check}</p>
<pre>sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt
stenogram verify-bundle .</pre>
</body>
</html>
`;
}

function segmentOf({ startMs, speaker, text, words }: Segment): string {
  const name = speaker === null ? '' : `<b>${escaped(speaker)}:</b> `;
  const said =
    words.length === 0
      ? escaped(text)
      : words
          .map((word) => {
            const title = `${formatClock(word.startMs)} ${(word.startMs / 1000).toFixed(3)}–${(word.endMs / 1000).toFixed(3)} s, ${word.probability.toFixed(2)}`;
            return `<span title="${title}"${word.probability < 0.5 ? ' class="unsure"' : ''}>${escaped(word.text.trim())}</span>`;
          })
          .join(' ');
  return `<p><time>${formatClock(startMs)}</time> ${name}${said}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
