import { AppFailure } from '#shared/failure.ts';
import { themes } from '#shared/themes.ts';
import type { DesktopMethod, DesktopOutput, Preferences } from '#shared/wire/desktop.ts';
import type { ShellInput } from './host.ts';

const themeKey = 'stenogram.theme';

type Answers = { readonly [N in DesktopMethod]: (input: ShellInput<N>) => Promise<DesktopOutput[N]> };

/** What a plain browser can do of the desktop shell's calls; the rest says so as `unsupported-here`. */
export const browserDesktop: Answers = {
  'files.choose': () => unsupported('file paths in a browser'),
  'files.chooseSavePath': () => unsupported('file paths in a browser'),
  'files.reveal': () => unsupported('folders in a browser'),
  'preferences.get': async () => preferences(),
  'preferences.setTheme': async ({ theme }) => {
    localStorage.setItem(themeKey, theme);
    return preferences();
  },
  'preferences.chooseLibraryDir': () => unsupported('the library folder is chosen on the command line'),
  'clipboard.writeText': async ({ text, html }) => {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const blobs = { 'text/plain': blobOf(text, 'text/plain'), 'text/html': blobOf(html, 'text/html') };
      await navigator.clipboard.write([new ClipboardItem(blobs)]);
    }
    return null;
  },
  'links.open': async ({ url }) => {
    window.open(url, '_blank', 'noopener,noreferrer');
    return null;
  },
};

function blobOf(text: string, type: string): Blob {
  return new Blob([text], { type });
}

function preferences(): Preferences {
  const kept = localStorage.getItem(themeKey);
  return { theme: themes.find((theme) => theme === kept) ?? 'system', libraryDir: null };
}

async function unsupported(detail: string): Promise<never> {
  throw new AppFailure('unsupported-here', { detail });
}
