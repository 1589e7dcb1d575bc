/** What a file may say beside its sound: how it is built, and the languages of its tracks. */
const harmless =
  /^\s*(?:Metadata:|Duration:|Stream #|encoder\s*:|major_brand|minor_version|compatible_brands|handler_name\s*: (?:Sound|Video)Handler|vendor_id|DURATION\s*:|Side data:|displaymatrix|At l\w+ one|cpb:|Guessed|CPB properties|\[)|^\s*$|^Input #/i;

/** Lines of ffmpeg's account of a file that should not be there: tags, chapters, subtitles, attachments, covers. */
export function readMetadata(said: string): readonly string[] {
  return said
    .split('\n')
    .filter((line) => {
      if (/: (?:Subtitle|Attachment|Data):/.test(line) || /\(attached pic\)/.test(line)) return true;
      return !harmless.test(line);
    })
    .map((line) => line.trim());
}
