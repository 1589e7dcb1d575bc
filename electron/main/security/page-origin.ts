/** The one place the app's page is served from; files of `out/renderer` stand behind it. */
export const appScheme = 'app';
export const appHost = 'stenogram';
export const appOrigin = `${appScheme}://${appHost}`;

/** `scheme://host[:port]` of an address; null for what is no address. `URL.origin` is `null` for schemes of our own. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return host === '' || username !== '' || password !== '' ? null : `${protocol}//${host}`;
}
