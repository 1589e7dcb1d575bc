/** Makes the installers of this system in release/: build, licences, ffmpeg, Electron. Arguments go to electron-builder. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNative } from '../native/build-native.ts';
import { ensureTools } from '../ensure-tools.ts';
import { writeLicences } from './licences.ts';
import { run } from '../run.ts';
import { ffmpegDir, shippingProblemOf } from './stage-ffmpeg.ts';
import { installedElectron } from '../start.ts';

/** Why no installer can be made here; one plain sentence, null when everything is there. */
async function obstacle(): Promise<string | null> {
  const ffmpeg = path.join(ffmpegDir(), process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  const problem = shippingProblemOf(ffmpeg);
  if (problem !== null)
    return `No ffmpeg to ship (${problem}) Type: node scripts/package/stage-ffmpeg.ts PATH_TO_LGPL_FFMPEG`;
  if ((await installedElectron()) !== null) return null;
  return 'Electron is not installed and cannot be downloaded here, so no installer can be made; npm run package:check proves the rest.';
}

async function makeInstallers(): Promise<number> {
  ensureTools(['cmake', 'c++', 'make']);
  const problem = await obstacle();
  if (problem !== null) {
    console.error(problem);
    return 1;
  }
  await buildNative({ all: true });
  const built = await run('electron-vite', ['build', '--logLevel', 'warn']);
  if (built.code !== 0) return built.code;
  writeLicences();
  return (await run('electron-builder', ['--publish', 'never', ...process.argv.slice(2)])).code;
}

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
process.exit(await makeInstallers());
