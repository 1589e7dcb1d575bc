import { resolve } from 'node:path';
import { isLink } from './moment-link.ts';

/** How the app was started: `cli` arguments after `--cli`, or files to add (from the shell or a file manager) and links to follow. */
export type CommandLine =
  | { readonly kind: 'cli'; readonly cliArguments: readonly string[] }
  | { readonly kind: 'window'; readonly filePaths: readonly string[]; readonly links: readonly string[] };

/**
 * `argv` as Node has it. A packaged app is its own program; otherwise the second word names the app's folder.
 * Switches are left to Chromium.
 */
export function readCommandLine(argv: readonly string[], isPackaged: boolean, folder: string): CommandLine {
  const words = argv.slice(isPackaged ? 1 : 2);
  const cli = words.indexOf('--cli');
  if (cli >= 0) return { kind: 'cli', cliArguments: words.slice(cli + 1) };
  const named = words.filter((word) => word !== '' && !word.startsWith('-'));
  const filePaths = named.filter((word) => !isLink(word)).map((word) => resolve(folder, word));
  return { kind: 'window', filePaths, links: named.filter(isLink) };
}
