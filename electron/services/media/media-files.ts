import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Extensions taken from a folder; a file that is added by itself may have any, its content decides. */
export const mediaExtensions: ReadonlySet<string> = new Set(
  'aac ac3 aif aiff amr ape au avi caf dss dts eac3 flac flv gsm m4a m4b m4v mka mkv mov mp2 mp3 mp4 mpc mpeg mpg mts mxf oga ogg opus qcp ra ram rm spx ts tta voc w64 wav webm weba wma wmv wv 3ga 3gp 3g2'
    .split(' ')
    .map((extension) => `.${extension}`),
);

/** True for a folder; false for anything else, also when it is not there. */
export async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Media files in a folder and below, by name in natural order; links to folders and hidden files are passed over. */
export async function mediaFilesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (dir: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true });
    entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const full = path.join(dir, entry.name);
      if (entry.isDirectory()) await walk(full);
      else if (entry.isFile() && mediaExtensions.has(path.extname(entry.name).toLowerCase())) found.push(full);
    }
  };
  await walk(folder);
  return found;
}
