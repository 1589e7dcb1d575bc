import { mediaParts, type MediaPart } from '#shared/wire/backend-messages.ts';

export const mediaScheme = 'media';
export const mediaHost = 'recording';

export interface MediaRequest {
  readonly mediaKey: string;
  readonly part: MediaPart;
}

const address = /^\/(?<mediaKey>[A-Za-z0-9_-]{8,128})(?:\/(?<part>peaks|proxy|treated))?$/;

/** `media://recording/<key>` or `…/peaks`, `…/proxy`, `…/treated`; null for anything else. The key is a name, never a path. */
export function parseMediaRequest(url: string): MediaRequest | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, username, password } = new URL(url);
  if (protocol !== `${mediaScheme}:` || host !== mediaHost || username !== '' || password !== '') return null;
  const groups = address.exec(pathname)?.groups;
  if (groups?.['mediaKey'] === undefined) return null;
  const part = mediaParts.find((name) => name === groups['part']) ?? 'audio';
  return { mediaKey: groups['mediaKey'], part };
}
