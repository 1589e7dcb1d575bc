import { appHost, appScheme, originOf } from './page-origin.ts';
import { mediaHost, mediaScheme } from './media-request.ts';

const own: ReadonlySet<string> = new Set([`${appScheme}://${appHost}`, `${mediaScheme}://${mediaHost}`]);
const inMemory = /^(?:data|blob|devtools|chrome-extension):/;

/** The window asks for its own files and recordings only; in development also for the page's development server. */
export function isAllowedRequest(url: string, pageOrigin: string): boolean {
  if (inMemory.test(url)) return true;
  const origin = originOf(url.replace(/^ws/, 'http'));
  return origin !== null && (own.has(origin) || origin === pageOrigin);
}
