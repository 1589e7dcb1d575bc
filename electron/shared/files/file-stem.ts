/** The name of a file without its ending, to compare: in small letters, in one normal form. */
export function fileStem(name: string): string {
  return stemOf(name).normalize('NFC').toLowerCase().trim();
}

/**
 * What the file it belongs to may be called, the most likely first: its own name, then without what programs and people
 * put behind it (`call.wav.srt`, `call.ru.vtt`, `call_final.txt`, `call - Anna.srt`). At most four.
 */
export function possibleStems(name: string): readonly string[] {
  const stems = [stemOf(name)];
  while (stems.length < 4) {
    const shorter = /^(.{2,}?)[\s._(\u2013-]+[^\s._(\u2013-]+$/u.exec(stems.at(-1) ?? '')?.[1];
    if (shorter === undefined) break;
    stems.push(shorter);
  }
  return stems.map((stem) => stem.trim());
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[^.\s]{1,10}$/, '');
}
