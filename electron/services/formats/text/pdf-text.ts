import { readFileSync } from 'node:fs';
// Its types know the default export only.
import Pdf from 'pdfkit';
import type { SetPage, SetText } from '#shared/files/export-page.ts';
import { pdfPage } from './pdf-page.ts';

/** How letters look: said, by whom, when. */
export type PdfStyle = 'plain' | 'name' | 'time' | 'mono';

export interface PdfRun {
  readonly text: string;
  readonly as: PdfStyle;
}

/** Draws within a picture, in its units. */
export interface PdfPen {
  text(text: string, at: { readonly x: number; readonly y: number; readonly align: 'start' | 'middle' | 'end' }): void;
  rect(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void;
  /** `d` of SVG. */
  path(d: string, as: 'line' | 'axis' | 'ideal'): void;
}

const margin = 62;
const contentWidth = pdfPage.width - 2 * margin;

/** The size of letters, in points. */
const letters = 10.5;
/** Time, name and text, in points. */
const columns = [
  { x: margin, width: 64 },
  { x: margin + 74, width: 96 },
  { x: margin + 180, width: contentWidth - 180 },
] as const;
const cellText = { lineGap: 2 };

const headingSizes = { 1: 16, 2: 13, 3: 11 } as const;
const cellLetters = 9;
const ink = '#0f6b75';

const styles = {
  plain: { font: 'IBMPlexSans-Regular', colour: '#1a1b1d' },
  name: { font: 'IBMPlexSans-SemiBold', colour: '#1a1b1d' },
  time: { font: 'IBMPlexSans-Regular', colour: '#6b6d70' },
  mono: { font: 'IBMPlexMono-Regular', colour: '#1a1b1d' },
} as const;

const read = new Map<string, Buffer>();

/** Of IBM Plex (OFL 1.1), Latin and Cyrillic; beside this file, in a bundle too. */
function fontOf(name: string): Buffer {
  const known = read.get(name) ?? readFileSync(new URL(`fonts/${name}.woff`, import.meta.url));
  read.set(name, known);
  return known;
}

/** Without the second copy of the title and the date that pdfkit writes as XML: neither is escaped, and the date is of no use. */
class UndatedPdf extends Pdf {
  /** Called for every piece of a line that is drawn; `y` is that of the line the letters stand on. */
  onText: ((piece: Omit<SetText, 'as'>) => void) | null = null;

  override endMetadata(): void {}

  /** What pdfkit draws each piece of a line by, once it is broken; its types do not have it. */
  _fragment(text: string, x: number, y: number, options: DrawnOptions): void {
    const drawn = this as unknown as DrawnPdf;
    // The space at the end of a line is not drawn, and its width is not known.
    const shown = text.trimEnd();
    const width = this.widthOfString(shown);
    const isCentred = options.align === 'center' && options.width !== undefined;
    this.onText?.({
      text: shown,
      x: isCentred ? x + ((options.lineWidth ?? width) - width) / 2 : x,
      y: y + (drawn._font.ascender * drawn._fontSize) / 1000,
      width,
      size: drawn._fontSize,
    });
    (Pdf.prototype as unknown as DrawnPdf)._fragment.call(this, text, x, y, options);
  }
}

interface DrawnOptions {
  readonly align?: string;
  readonly width?: number;
  readonly lineWidth?: number;
  readonly textWidth?: number;
}

interface DrawnPdf {
  readonly _font: { readonly ascender: number };
  readonly _fontSize: number;
  _fragment(text: string, x: number, y: number, options: DrawnOptions): void;
}

interface Opening {
  readonly title: string;
  readonly language: string | null;
  /** Pages carry their own numbers. */
  readonly isNumbered: boolean;
}

/** A document that is written from its first page to its last; `end` gives its bytes. */
export class PdfText {
  readonly #pdf: UndatedPdf;
  #pages = 0;
  #style: PdfStyle = 'plain';
  readonly #texts: SetText[] = [];
  readonly #rules: SetPage['rules'][number][] = [];

  constructor({ title, language, isNumbered }: Opening) {
    this.#pdf = new UndatedPdf({
      size: 'A4',
      margin,
      // The first page is begun when its number can be written, too.
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language ?? 'und',
      info: { Title: printable(title), Producer: 'Stenogram', Creator: 'Stenogram', CreationDate: new Date(0) },
      // None of the fonts of PDF itself: they have no Cyrillic.
      font: null as unknown as string,
    });
    // It went into the document's id, which is the same for the same title; no one reads 1970.
    delete this.#pdf.info.CreationDate;
    for (const { font } of Object.values(styles)) this.#pdf.registerFont(font, fontOf(font));
    this.#pdf.onText = (piece) => {
      if (this.#pages === 1 && piece.text.trim() !== '') this.#texts.push({ ...piece, as: this.#style });
    };
    this.#pdf.on('pageAdded', () => {
      this.#pages += 1;
      if (!isNumbered) this.#writePageNumber();
    });
    this.#pdf.addPage();
  }

  get pageCount(): number {
    return this.#pages;
  }

  /** What stands on the first page; whole when a second one was begun or nothing more comes. */
  get firstPage(): SetPage {
    return { kind: 'set', ...pdfPage, texts: this.#texts, rules: this.#rules };
  }

  /** Never the last line of a page. */
  heading(text: string, level: 1 | 2 | 3 = 1): void {
    if (level > 1) this.#make(90);
    this.#tag(`H${level}`, text, () => {
      this.#use('name', headingSizes[level]);
      this.#pdf.text(printable(text), margin, this.#pdf.y);
    });
    this.#pdf.moveDown(level === 1 ? 0.8 : 0.5);
  }

  /** A figure that stands out. */
  figure(text: string): void {
    this.#tag('P', text, () => {
      this.#use('name', 24);
      this.#pdf.text(printable(text), margin, this.#pdf.y);
    });
    this.#pdf.moveDown(0.2);
  }

  /** Columns by their share of the width; no row is torn but one that is longer than a page. */
  table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): void {
    const places = shares.map((share, nth) => ({
      x: margin + contentWidth * shares.slice(0, nth).reduce((sum, one) => sum + one, 0),
      width: contentWidth * share - 10,
    }));
    if (head.length > 0) this.#cells(head, places, 'name');
    for (const row of rows) this.#cells(row, places, 'plain');
    this.#pdf.moveDown(0.8);
  }

  /** A drawing in units of its own, as wide as the page allows, with its title above. */
  picture(
    { title, width, height }: { readonly title: string; readonly width: number; readonly height: number },
    draw: (pen: PdfPen) => void,
  ): void {
    this.#make(height + 40);
    this.#tag('P', title, () => {
      this.#use('name');
      this.#pdf.text(printable(title), margin, this.#pdf.y);
    });
    const { y } = this.#pdf;
    const element = this.#pdf.struct('Figure', { alt: printable(title) }, () => {
      this.#pdf.save();
      this.#pdf.translate(margin, y + 4);
      const scale = Math.min(1, contentWidth / width);
      if (scale < 1) this.#pdf.scale(scale);
      draw(this.#pen());
      this.#pdf.restore();
    });
    this.#pdf.addStructure(element);
    element.end();
    this.#pdf.x = margin;
    this.#pdf.y = y + height + 14;
  }

  paragraph(runs: readonly PdfRun[]): void {
    const shown = runs.map(({ text, as }) => ({ text: printable(text), as })).filter(({ text }) => text !== '');
    const last = shown.at(-1);
    if (last === undefined) return;
    this.#tag('P', shown.map(({ text }) => text).join(''), () => {
      this.#pdf.x = margin;
      for (const run of shown) {
        this.#use(run.as);
        this.#pdf.text(run.text, { continued: run !== last, lineGap: 2.5, width: contentWidth });
      }
    });
    this.#pdf.moveDown(0.5);
  }

  /** A row of three columns: time, name and text. One that does not fit begins a page, unless it is longer than a page. */
  row(cells: readonly [PdfRun, PdfRun, PdfRun]): void {
    const heights = cells.map((cell, nth) => {
      this.#use(cell.as);
      return this.#pdf.heightOfString(printable(cell.text) || ' ', { width: columns[nth]?.width ?? 0, ...cellText });
    });
    const tallest = Math.max(...heights);
    const { height } = pdfPage;
    if (this.#pdf.y + tallest > height - margin && tallest < height - 2 * margin) this.#pdf.addPage();
    const { y } = this.#pdf;
    const firstPage = this.#pages;
    let below = y + tallest;
    this.#tag('P', cells.map(({ text }) => printable(text)).join(' '), () => {
      for (const [nth, cell] of cells.entries()) {
        const { x, width } = columns[nth] ?? columns[0];
        this.#use(cell.as);
        this.#pdf.text(printable(cell.text), x, y, { width, ...cellText });
        if (this.#pages > firstPage) below = this.#pdf.y;
      }
    });
    this.#rule(below + 3);
    this.#pdf.y = below + 8;
  }

  page(): void {
    this.#pdf.addPage();
  }

  /** One line at a place of the page, in points from its top left corner. */
  line({ text, as }: PdfRun, { x, y }: { readonly x: number; readonly y: number }): void {
    const shown = printable(text);
    if (shown.trim() === '') return;
    this.#tag('P', shown, () => {
      this.#use(as, 12);
      this.#pdf.text(shown, x, y, { lineBreak: false });
    });
  }

  end(): Uint8Array {
    this.#pdf.end();
    const parts: Buffer[] = [];
    // pdfkit compresses at once: everything is there when the document is ended.
    for (let part = nextPart(this.#pdf); part !== null; part = nextPart(this.#pdf)) parts.push(part);
    return new Uint8Array(Buffer.concat(parts));
  }

  #pen(): PdfPen {
    return {
      text: (text, { x, y, align }) => {
        const shown = printable(text);
        this.#use('time', 8.5);
        const width = this.#pdf.widthOfString(shown);
        const left = align === 'end' ? x - width : align === 'middle' ? x - width / 2 : x;
        this.#pdf.text(shown, left, y, { lineBreak: false });
      },
      rect: ({ x, y, width, height }) => void this.#pdf.rect(x, y, width, height).fill(ink),
      path: (d, as) => {
        this.#pdf.path(d).lineWidth(as === 'line' ? 1.6 : 0.8);
        if (as === 'ideal') this.#pdf.dash(4, { space: 4 });
        else this.#pdf.undash();
        this.#pdf.strokeColor(as === 'line' ? ink : '#9a9b9e').stroke();
        this.#pdf.undash();
      },
    };
  }

  #cells(
    cells: readonly string[],
    places: readonly { readonly x: number; readonly width: number }[],
    as: PdfStyle,
  ): void {
    this.#use(as, cellLetters);
    const heights = cells.map((cell, nth) =>
      this.#pdf.heightOfString(printable(cell) || ' ', { width: places[nth]?.width ?? contentWidth, ...cellText }),
    );
    const tallest = Math.max(...heights);
    if (tallest < pdfPage.height - 2 * margin) this.#make(tallest);
    const { y } = this.#pdf;
    const firstPage = this.#pages;
    let below = y + tallest;
    this.#tag('P', cells.map(printable).join(' '), () => {
      for (const [nth, cell] of cells.entries()) {
        const { x, width } = places[nth] ?? { x: margin, width: contentWidth };
        this.#use(as, cellLetters);
        this.#pdf.text(printable(cell), x, y, { width, ...cellText });
        if (this.#pages > firstPage) below = this.#pdf.y;
      }
    });
    this.#rule(below + 2);
    this.#pdf.x = margin;
    this.#pdf.y = below + 6;
  }

  /** Begins a page where so many points are not left on this one. */
  #make(points: number): void {
    if (this.#pdf.y + points > pdfPage.height - margin) this.#pdf.addPage();
  }

  #use(style: PdfStyle, size = letters): void {
    const { font, colour } = styles[style];
    this.#style = style;
    this.#pdf.font(font).fontSize(size).fillColor(colour);
  }

  #tag(type: 'P' | `H${1 | 2 | 3}`, text: string, write: () => void): void {
    const element = this.#pdf.struct(type, {}, () => {
      if (drawable.test(text)) return write();
      this.#pdf.markContent('Span', { actual: text });
      write();
      this.#pdf.endMarkedContent();
    });
    this.#pdf.addStructure(element);
    element.end();
  }

  #rule(y: number): void {
    if (this.#pages === 1) this.#rules.push({ x: margin, y, width: contentWidth });
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    this.#pdf.moveTo(margin, y).lineTo(margin + contentWidth, y);
    this.#pdf.lineWidth(0.5).strokeColor('#d5d6d8').stroke();
    this.#pdf.endMarkedContent();
  }

  #writePageNumber(): void {
    const { x, y, page } = this.#pdf;
    const { bottom } = page.margins;
    // Below the margin: what is written there must not begin another page.
    page.margins.bottom = 0;
    this.#pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    this.#use('time', 8.5);
    const place = { width: contentWidth, align: 'center', lineBreak: false } as const;
    this.#pdf.text(String(this.#pages), margin, pdfPage.height - 40, place);
    this.#pdf.endMarkedContent();
    page.margins.bottom = bottom;
    this.#pdf.x = x;
    this.#pdf.y = y;
  }
}

function nextPart(pdf: PDFKit.PDFDocument): Buffer | null {
  return pdf.read() as Buffer | null;
}

/** Without what no font draws: control characters, signs of direction and halves of characters. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replaceAll(/[\p{Cc}\uFFFD]+/gu, ' ');
}

/** What the fonts have for certain. Of other letters a box is drawn, and the text is kept with it for readers and searches. */
const drawable = /^[\u0020-\u024F\u0400-\u045F\u0490\u0491\u2010-\u2026\u2030-\u203A\u20AC\u20BD\u2116\u2122]*$/u;
