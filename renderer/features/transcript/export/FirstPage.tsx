import type { ExportPage, FlowBlock, FlowPage, FlowRun, SetPage } from '#shared/files/export-page.ts';
import { useRef } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './FirstPage.module.css';
import './page-fonts.css';
import { useLineTops } from './use-line-tops.ts';

/** A4, in points. */
const paper = { width: 595.28, height: 841.89 };

/** The first page as it will be printed: white paper in every theme, as wide as there is room. */
export function FirstPage({ page }: { readonly page: ExportPage }) {
  const { t } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
    <div className={styles.desk} tabIndex={0} role="group" aria-label={t.exportDialog.preview}>
      <svg className={styles.paper} viewBox={`0 0 ${paper.width} ${paper.height}`} data-page={page.kind}>
        {page.kind === 'set' ? <Placed page={page} /> : <Flowing page={page} />}
      </svg>
    </div>
  );
}

function Placed({ page }: { readonly page: SetPage }) {
  return (
    <>
      {page.rules.map(({ x, y, width }) => (
        <line key={y} className={styles.rule} x1={x} x2={x + width} y1={y} y2={y} />
      ))}
      {page.texts.map(({ text, x, y, width, size, as }, nth) => (
        <text
          // oxlint-disable-next-line react/no-array-index-key -- pieces of lines have no other name
          key={nth}
          className={styles.letters}
          data-as={as}
          x={x}
          y={y}
          fontSize={size}
          // The letters may be others where a font is not there: the line is as long all the same.
          textLength={width}
          lengthAdjust="spacingAndGlyphs"
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** As a word processor sets it: 2.5 cm around, Calibri or, for an interview, Arial with wide lines. */
function Flowing({ page }: { readonly page: FlowPage }) {
  const { blocks, isInterview, hasLineNumbers, language } = page;
  const sheet = useRef<HTMLDivElement>(null);
  const lines = useLineTops(sheet, hasLineNumbers ? blocks : null);
  return (
    <foreignObject x={0} y={0} width={paper.width} height={paper.height}>
      <div className={styles.flow} data-interview={isInterview || undefined} lang={language ?? undefined}>
        <div ref={sheet} className={styles.sheet}>
          {blocks.map((block, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs have no other name
            <Block key={nth} block={block} />
          ))}
        </div>
        {lines.map((top, nth) => (
          <span key={top} className={styles.lineNumber} style={{ top: `${top}px` }} aria-hidden>
            {nth + 1}
          </span>
        ))}
        <p className={styles.pageNumber}>1</p>
      </div>
    </foreignObject>
  );
}

function Block({ block }: { readonly block: FlowBlock }) {
  if (block.kind === 'paragraph') {
    return (
      <p className={styles[block.style]} dir="auto">
        {block.runs.length === 0 ? '\u00a0' : <Runs runs={block.runs} />}
      </p>
    );
  }
  return (
    <div className={styles.row}>
      {block.cells.map((cell, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- there are always three
        <p key={nth} dir="auto">
          <Runs runs={cell} />
        </p>
      ))}
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly FlowRun[] }) {
  return runs.map(({ text, as }, nth) => (
    // oxlint-disable-next-line react/no-array-index-key -- runs have no other name
    <span key={nth} data-as={as}>
      {text}
    </span>
  ));
}
