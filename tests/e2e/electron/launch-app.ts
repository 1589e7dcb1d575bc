import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const root = join(import.meta.dirname, '../../..');

export interface LaunchOptions {
  readonly userDataDir: string;
  readonly systemLanguage?: InterfaceLanguage;
  /** Files named on the command line. */
  readonly filePaths?: readonly string[];
  /** For Chromium. */
  readonly switches?: readonly string[];
}

/** The Electron executable, or null. Only looks: importing `electron` in plain Node would try to download it. */
function electronBinary(): string | null {
  const dir = join(root, 'node_modules/electron');
  const note = join(dir, 'path.txt');
  const installed = existsSync(note) ? join(dir, 'dist', readFileSync(note, 'utf8')) : null;
  const file = process.env['ELECTRON_BINARY'] ?? installed;
  return file !== null && existsSync(file) ? file : null;
}

/** `electron` where it is installed, else `standin`. `APP_HOST` forces one. */
export function appHost(): 'electron' | 'standin' {
  const wanted = process.env['APP_HOST'];
  if (wanted === 'electron' || wanted === 'standin') return wanted;
  return electronBinary() === null ? 'standin' : 'electron';
}

/** The compiled app (`npm run build` comes first), with a user data folder of its own. */
export async function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const binary = appHost() === 'electron' ? electronBinary() : join(root, 'tests/standin/electron');
  if (binary === null) throw new Error('no Electron binary here');
  const { STENOGRAM_USER_DATA: _elsewhere, ...env } = process.env as Record<string, string>;
  const { switches: wanted = [] } = options;
  const switches = appHost() === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const language = options.systemLanguage === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8';
  return _electron.launch({
    executablePath: binary,
    args: [
      ...switches,
      ...(appHost() === 'electron' ? wanted : []),
      '.',
      `--user-data-dir=${options.userDataDir}`,
      ...(options.filePaths ?? []),
    ],
    cwd: root,
    env: {
      ...env,
      // A browser without a frame has no microphone.
      ...(wanted.length > 0 && { STANDIN_SWITCHES: wanted.join(' '), STANDIN_CHROMIUM: '/usr/bin/chromium' }),
      LANG: language,
      LANGUAGE: language.slice(0, 5),
    },
  });
}
