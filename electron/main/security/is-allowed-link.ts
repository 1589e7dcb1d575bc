/** Places the app itself points to: model files, source and help, ffmpeg. Anything else is not handed to the system. */
const hosts: ReadonlySet<string> = new Set(['github.com', 'huggingface.co', 'ffmpeg.org']);

/** Only https, the standard port, no user name in the address, and a host of the list. */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && password === '' && hosts.has(hostname);
}
