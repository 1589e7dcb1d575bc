import { originOf } from './page-origin.ts';

/** The page may reload itself and nothing else: another path of the app would still be another document. */
export function isAllowedNavigation(target: string, current: string, pageOrigin: string): boolean {
  if (originOf(target) !== pageOrigin || originOf(current) !== pageOrigin) return false;
  return new URL(target).pathname === new URL(current).pathname;
}
