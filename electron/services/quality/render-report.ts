import type { QualityRun } from '#shared/quality/lab.ts';
import { barFrame, barPlace, frame, linePath, place } from '#shared/quality/chart.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { reportBlocks, type ReportBlock } from './report-blocks.ts';
import { reportTexts } from './report-texts.ts';

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
  const body = reportBlocks(runs, language).map(htmlOf).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${t.title}</title><meta name="viewport" content="width=device-width"><style>${style}</style></head><body><h1>${t.title}</h1><p>${t.about}</p>${body}</body></html>\n`;
}

function htmlOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'text':
      return `<p${block.isBig === true ? ' class="big"' : ''}>${escaped(block.text)}</p>`;
    case 'table':
      return table(block);
    case 'bars':
      return bars(block);
    case 'curve':
      return curve(block);
  }
}

type BlockOf<K extends ReportBlock['kind']> = Extract<ReportBlock, { kind: K }>;

function table({ head, rows }: BlockOf<'table'>): string {
  const titles = head.length === 0 ? '' : `<tr>${head.map((title) => `<th>${escaped(title)}</th>`).join('')}</tr>`;
  return `<table>${titles}${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
}

function bars({ title, bars: rows }: BlockOf<'bars'>): string {
  const of = barFrame(rows.length);
  const drawn = rows.map(({ name, share, caption }, nth) => {
    const { x, y, width, height } = barPlace(nth, share, of);
    return `<text x="${x - 8}" y="${y + 12}" text-anchor="end">${escaped(name)}</text><rect class="bar" x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" rx="2"/><text x="${x + width + 6}" y="${y + 12}">${caption}</text>`;
  });
  return `<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${of.width} ${of.height}" role="img" aria-label="${escaped(title)}">${drawn.join('')}</svg></figure>`;
}

function curve({ title, points, x, y }: BlockOf<'curve'>): string {
  const [origin, end] = [place({ x: 0, y: 0 }), place({ x: 1, y: 1 })];
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => {
    const { x: left, y: low } = place({ x: at, y: at });
    return `<text x="${left}" y="${origin.y + 14}" text-anchor="middle">${at * 100}</text><text x="${origin.x - 6}" y="${low + 4}" text-anchor="end">${at * 100}</text>`;
  });
  const ideal = linePath([
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]);
  return `<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escaped(title)}"><path class="axis" fill="none" d="M${origin.x} ${end.y}V${origin.y}H${end.x}"/><path class="ideal" d="${ideal}"/><path class="line" d="${linePath(points)}"/>${ticks.join('')}<text x="${(origin.x + end.x) / 2}" y="${frame.height - 4}" text-anchor="middle">${escaped(x)}, %</text><text x="12" y="${(origin.y + end.y) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(origin.y + end.y) / 2})">${escaped(y)}, %</text></svg></figure>`;
}
