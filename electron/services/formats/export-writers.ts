import type { ExportFormat } from '#shared/export.ts';
import { edl } from './editing/edl.ts';
import { fcpxml } from './editing/fcpxml.ts';
import { premiere } from './editing/premiere.ts';
import type { ExportWriter } from './export-format.ts';
import { eaf } from './research/eaf.ts';
import { exb } from './research/exb.ts';
import { qdpx } from './research/qdpx.ts';
import { research } from './research/research-text.ts';
import { labels } from './speech/labels.ts';
import { ctm, rttm, stm } from './speech/nist.ts';
import { textgrid } from './speech/textgrid.ts';
import { ass } from './subtitles/ass.ts';
import { srt } from './subtitles/srt.ts';
import { ebuttd, imsc } from './subtitles/timed-text.ts';
import { vtt } from './subtitles/vtt.ts';
import { csv, tsv } from './tables/csv-table.ts';
import { json } from './tables/json.ts';
import { xlsx } from './tables/xlsx.ts';
import { docx } from './text/docx.ts';
import { html } from './text/html.ts';
import { md } from './text/markdown.ts';
import { pdf } from './text/pdf.ts';
import { txt } from './text/txt.ts';

/** How each format of `shared/export.ts` is written. */
export const exportWriters: Readonly<Record<ExportFormat, ExportWriter>> = {
  txt,
  docx,
  pdf,
  html,
  md,
  srt,
  vtt,
  ass,
  imsc,
  ebuttd,
  json,
  xlsx,
  csv,
  tsv,
  research,
  qdpx,
  eaf,
  exb,
  textgrid,
  ctm,
  stm,
  rttm,
  labels,
  fcpxml,
  edl,
  premiere,
};
