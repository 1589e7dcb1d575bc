import { hasMediaExtension } from '#shared/media-extensions.ts';

/** Whether a file found in a folder looks like a recording; a file that was chosen by name is never judged this way. */
export function isMediaFile(file: { readonly name: string; readonly type: string }): boolean {
  return /^(audio|video)\//.test(file.type) || hasMediaExtension(file.name);
}
