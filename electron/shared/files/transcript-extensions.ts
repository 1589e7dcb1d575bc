/** Endings of files that hold text with or without times and are imported, without the dot. */
const transcriptExtensions: ReadonlySet<string> = new Set(
  (
    'srt vtt sbv ass ssa ttml dfxp itt xml stl srv3 json txt text md docx rtf otr csv tsv xlsx eaf exb textgrid ' +
    'ctm stm rttm'
  ).split(' '),
);

/** Whether the name says that it is text rather than a recording. */
export function isTranscriptFile(name: string): boolean {
  const extension = /.\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  return extension !== undefined && transcriptExtensions.has(extension);
}
