import { folderVerdict } from '#shared/files/media-extensions.ts';
import { sniffBytes, sniffContent } from '#shared/files/sniff-content.ts';

/**
 * Whether a file found in a folder is a recording, by its name or, where that does not decide, by its beginning; one
 * that was chosen by name is never judged this way. Rejects where the file cannot be read.
 */
export async function isMediaFile(file: Blob & { readonly name: string }): Promise<boolean> {
  const verdict = folderVerdict(file.name);
  if (verdict !== 'look') return verdict === 'media';
  const content = sniffContent(new Uint8Array(await file.slice(0, sniffBytes).arrayBuffer()));
  return content === 'media' || (content === 'unknown' && /^(audio|video)\//.test(file.type));
}
