import { rm } from 'node:fs/promises';
import os from 'node:os';
import { join, resolve } from 'node:path';
import { runCompiler, whisperFolder } from './build-native.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Builds whisper-cli and whisper-quantize from the sources of our engine and returns the folder they are in. `ours` has
 * the settings of our engine, for golden files; `upstream` has whisper.cpp's own, for this very machine.
 */
export async function buildWhisperCli(settings: 'ours' | 'upstream'): Promise<string> {
  const name = settings === 'ours' ? 'whisper-cli' : 'whisper-cli-upstream';
  const buildFolder = join(root, '.cache', name);
  const log = join(root, '.cache', `${name}.log`);
  await rm(log, { force: true });
  const flags = [
    '-DCMAKE_BUILD_TYPE=Release',
    '-DSTENOGRAM_WHISPER_CLI=ON',
    `-DSTENOGRAM_UPSTREAM=${settings === 'upstream' ? 'ON' : 'OFF'}`,
    `-DWHISPER_DIR=${whisperFolder()}`,
    // GCC 12 compiles ggml's AMX code for this machine to a program that stops with an illegal instruction.
    ...(settings === 'upstream' && process.arch === 'x64' && process.platform === 'linux'
      ? ['C', 'CXX'].map((language) => `-DCMAKE_${language}_FLAGS=-mno-amx-tile -mno-amx-int8`)
      : []),
  ];
  const silent = (): void => undefined;
  await runCompiler(['cmake', '-S', join(root, 'native'), '-B', buildFolder, ...flags], log, silent);
  const threads = String(os.availableParallelism());
  await runCompiler(['cmake', '--build', buildFolder, '--config', 'Release', '--parallel', threads], log, silent);
  return join(buildFolder, 'bin');
}
