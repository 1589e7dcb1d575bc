/** Links of the app's own, as notes and reports hold them: `stenogram://recording/12?t=15.2`. */
export const linkScheme = 'stenogram';

/** Where in the page a link leads, from the `#` on; null for what is no link of ours. It comes from outside: nothing else of it is used. */
export function hashOfLink(link: string): string | null {
  const [, id, seconds] = /^stenogram:\/\/recording\/(\d{1,15})\/?(?:\?t=(\d{1,7}(?:\.\d{1,3})?))?$/i.exec(link) ?? [];
  if (id === undefined) return null;
  return `#/recording/${id}${seconds === undefined ? '' : `?t=${seconds}`}`;
}

export function isLink(word: string): boolean {
  return word.toLowerCase().startsWith(`${linkScheme}:`);
}
