import type { QualityRun } from '#shared/quality/lab.ts';
import { barFrame, barPlace, frame, linePath, place } from '#shared/quality/chart.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { PdfText } from '#services/formats/text/pdf-text.ts';
import { reportBlocks, type ReportBlock } from './report-blocks.ts';
import { reportTexts } from './report-texts.ts';

/** The same report to print and to hand over: the letters are in it, and two of the same runs are equal. */
export async function renderReportPdf(runs: readonly QualityRun[], language: InterfaceLanguage): Promise<Uint8Array> {
  const { PdfText } = await import('#services/formats/text/pdf-text.ts');
  const t = reportTexts[language];
  const pdf = new PdfText({ title: t.title, language, isNumbered: false });
  pdf.heading(t.title);
  pdf.paragraph([{ text: t.about, as: 'time' }]);
  for (const block of reportBlocks(runs, language)) write(pdf, block);
  return pdf.end();
}

function write(pdf: PdfText, block: ReportBlock): void {
  switch (block.kind) {
    case 'heading':
      return pdf.heading(block.text, block.level);
    case 'text':
      return block.isBig === true ? pdf.figure(block.text) : pdf.paragraph([{ text: block.text, as: 'plain' }]);
    case 'table':
      return pdf.table(block.head, block.rows, sharesOf(block.rows[0]?.length ?? block.head.length));
    case 'bars':
      return bars(pdf, block);
    case 'curve':
      return curve(pdf, block);
  }
}

/** The first column holds names; the others figures. */
function sharesOf(count: number): readonly number[] {
  return count === 2
    ? [0.42, 0.58]
    : Array.from({ length: count }, (_, nth) => (nth === 0 ? 0.34 : 0.66 / (count - 1)));
}

function bars(pdf: PdfText, { title, bars: rows }: Extract<ReportBlock, { kind: 'bars' }>): void {
  const of = barFrame(rows.length);
  pdf.picture({ title, ...of }, (pen) => {
    for (const [nth, { name, share, caption }] of rows.entries()) {
      const { x, y, width, height } = barPlace(nth, share, of);
      pen.text(name, { x: x - 8, y: y + 3, align: 'end' });
      pen.rect({ x, y, width, height });
      pen.text(caption, { x: x + width + 6, y: y + 3, align: 'start' });
    }
  });
}

function curve(pdf: PdfText, { title, points, x, y }: Extract<ReportBlock, { kind: 'curve' }>): void {
  const [origin, end] = [place({ x: 0, y: 0 }), place({ x: 1, y: 1 })];
  pdf.picture({ title, ...frame }, (pen) => {
    pen.path(`M${origin.x} ${end.y} L${origin.x} ${origin.y} L${end.x} ${origin.y}`, 'axis');
    pen.path(`M${origin.x} ${origin.y} L${end.x} ${end.y}`, 'ideal');
    pen.path(linePath(points), 'line');
    for (const at of [0, 0.25, 0.5, 0.75, 1]) {
      const { x: left, y: low } = place({ x: at, y: at });
      pen.text(String(at * 100), { x: left, y: origin.y + 5, align: 'middle' });
      if (at > 0) pen.text(String(at * 100), { x: origin.x - 6, y: low - 5, align: 'end' });
    }
    pen.text(`${x}, %`, { x: (origin.x + end.x) / 2, y: frame.height - 13, align: 'middle' });
    pen.text(`${y}, %`, { x: origin.x + 4, y: end.y - 10, align: 'start' });
  });
}
