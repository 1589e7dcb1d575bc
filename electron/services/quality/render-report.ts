import type { GroupScore, QualityRun, RunScores } from '#shared/quality/lab.ts';
import { errorRate, type CurvePoint } from '#shared/quality/scores.ts';
import { barFrame, barPlace, frame, linePath, niceTop, place } from '#shared/quality/chart.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { reportTexts, type ReportTexts } from './report-texts.ts';
import { runFacts } from './run-facts.ts';

const style = `:root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;max-width:980px;margin:32px auto;padding:0 20px;
color:light-dark(#1d1d1b,#ebebe8);background:light-dark(#fff,#18191b)}h1{font-size:22px}h2{font-size:17px;margin-top:36px}
table{border-collapse:collapse;margin:12px 0;font-variant-numeric:tabular-nums}th,td{padding:4px 14px 4px 0;text-align:left;
border-bottom:1px solid light-dark(#e7e6e1,#2a2c2e);vertical-align:top}td.n,th.n{text-align:right}.big{font-size:28px;font-weight:600}
svg{width:460px;max-width:100%;height:auto}.axis{stroke:light-dark(#cfcec7,#414448)}.line{fill:none;stroke:light-dark(#0f6b75,#62c3cd);stroke-width:2}
.ideal{fill:none;stroke:light-dark(#6c6b64,#93938e);stroke-dasharray:4 4}.bar,.dot{fill:light-dark(#0f6b75,#62c3cd)}text{font:11px system-ui,sans-serif;fill:currentColor}
figure{display:inline-block;margin:0 24px 16px 0;vertical-align:top}figcaption{font-weight:600;margin-bottom:6px}code{word-break:break-all}
@media print{body{margin:0}}`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One file with everything that is needed to repeat the runs; it loads nothing. */
export function renderReport(runs: readonly QualityRun[], language: InterfaceLanguage): string {
  const t = reportTexts[language];
  const body = runs.map((run) => section(run, t, language)).join('\n');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${t.title}</title><meta name="viewport" content="width=device-width"><style>${style}</style></head><body><h1>${t.title}</h1><p>${t.about}</p>${body}</body></html>\n`;
}

function section(run: QualityRun, t: ReportTexts, language: InterfaceLanguage): string {
  const { parameters } = runFacts(run);
  const head = `<h2>${escaped(run.setName)} · ${escaped(run.options.modelId)} · #${run.id}</h2>`;
  const note = run.note === '' ? '' : `<p>${escaped(run.note)}</p>`;
  const repeat = `<h3>${t.repeat}</h3>${table(
    [t.parameter, t.value],
    Object.entries(parameters).map(([key, value]) => [key, value]),
  )}`;
  return `${head}${note}${run.scores === null ? `<p>${t.unscored}</p>` : figures(run.scores, t, language)}${repeat}`;
}

function figures(scores: RunScores, t: ReportTexts, language: InterfaceLanguage): string {
  const percent = percentIn(language);
  const { interval, words, letters, calibration } = scores;
  const between = interval === null ? '' : ` (${percent(interval.low)} – ${percent(interval.high)}, 95 %)`;
  const rows = [
    [t.wer, `${percent(errorRate(words))}${between}`],
    [t.kinds, `${words.substituted} · ${words.deleted} · ${words.inserted} / ${words.total}`],
    [t.cer, percent(errorRate(letters))],
    [t.ece, percent(calibration.ece)],
    [t.speed, scores.workMs === 0 ? '–' : `${(scores.audioMs / scores.workMs).toFixed(1)} ×`],
    ...(scores.wordTimes === null
      ? []
      : [[t.times, `${scores.wordTimes.medianStartMs} / ${scores.wordTimes.medianEndMs} ms`]]),
  ];
  const recordings = scores.recordings.map(({ recordingName, words: counts }) => [
    recordingName,
    percent(errorRate(counts)),
    String(counts.substituted),
    String(counts.deleted),
    String(counts.inserted),
    String(counts.total),
  ]);
  return [
    `<p class="big">${percent(errorRate(words))}</p>`,
    table(['', ''], rows),
    groupFigure(t.bySpeaker, scores.bySpeaker, t, percent),
    groupFigure(t.byNoise, scores.byNoise, t, percent),
    groupFigure(t.byLength, scores.byLength, t, percent),
    lineFigure(
      t.reliability,
      calibration.bins.map(({ meanProbability, rightShare }) => ({ x: meanProbability, y: rightShare })),
      t.probability,
      t.right,
      true,
    ),
    lineFigure(t.caught, scores.caught, t.checked, t.errors, true),
    `<h3>${t.recordings}</h3>`,
    table([t.recording, t.wer, t.substituted, t.deleted, t.inserted, t.words], recordings),
  ].join('');
}

function percentIn(language: InterfaceLanguage) {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (value: number | null) => (value === null ? '–' : format.format(value));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.some((title) => title !== '')
    ? `<tr>${head.map((title) => `<th>${escaped(title)}</th>`).join('')}</tr>`
    : '';
  return `<table>${titles}${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
}

function groupFigure(
  title: string,
  groups: readonly GroupScore[],
  t: ReportTexts,
  percent: (value: number | null) => string,
): string {
  const rows = groups.slice(0, 12);
  if (rows.length < 2) return '';
  const top = niceTop(rows.map(({ counts }) => errorRate(counts) ?? 0));
  const of = barFrame(rows.length);
  const bars = rows.map(({ name, counts }, nth) => {
    const { x, y, width, height } = barPlace(nth, (errorRate(counts) ?? 0) / top, of);
    const label = `${percent(errorRate(counts))} · ${counts.total}`;
    return `<text x="${x - 8}" y="${y + 12}" text-anchor="end">${escaped(nameOf(name, t).slice(0, 20))}</text><rect class="bar" x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" rx="2"/><text x="${x + width + 6}" y="${y + 12}">${label}</text>`;
  });
  return `<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${of.width} ${of.height}" role="img" aria-label="${escaped(title)}">${bars.join('')}</svg></figure>`;
}

function nameOf(name: string, t: ReportTexts): string {
  return name === '' ? t.noName : (t.groups[name] ?? name);
}

function lineFigure(title: string, points: readonly CurvePoint[], x: string, y: string, hasIdeal: boolean): string {
  if (points.length < 2) return '';
  const [origin, end] = [place({ x: 0, y: 0 }), place({ x: 1, y: 1 })];
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => {
    const { x: left, y: low } = place({ x: at, y: at });
    return `<text x="${left}" y="${origin.y + 14}" text-anchor="middle">${at * 100}</text><text x="${origin.x - 6}" y="${low + 4}" text-anchor="end">${at * 100}</text>`;
  });
  const ideal = hasIdeal
    ? `<path class="ideal" d="${linePath([
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ])}"/>`
    : '';
  return `<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escaped(title)}"><path class="axis" fill="none" d="M${origin.x} ${end.y}V${origin.y}H${end.x}"/>${ideal}<path class="line" d="${linePath(points)}"/>${ticks.join('')}<text x="${(origin.x + end.x) / 2}" y="${frame.height - 4}" text-anchor="middle">${escaped(x)}, %</text><text x="12" y="${(origin.y + end.y) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(origin.y + end.y) / 2})">${escaped(y)}, %</text></svg></figure>`;
}
