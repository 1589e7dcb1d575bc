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

/** Of a model of several files. */
export function isNetworkFile(name: string): boolean {
  return /.\.onnx$/i.test(name);
}

/**
 * Texts apart from what they were dropped with. Beside the networks of a model no text is a transcript: it is the model's
 * vocabulary or its settings.
 */
export function partTranscripts<T extends { readonly name: string }>(
  files: readonly T[],
): { readonly texts: readonly T[]; readonly others: readonly T[] } {
  if (files.some(({ name }) => isNetworkFile(name))) return { texts: [], others: files };
  const { texts = [], others = [] } = Object.groupBy(files, ({ name }) =>
    isTranscriptFile(name) ? 'texts' : 'others',
  );
  return { texts, others };
}
