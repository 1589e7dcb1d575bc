import { expect, test } from 'vitest';
import { installLine } from './ensure-tools.ts';

test.each([
  ['linux', false, 'sudo apt-get install -y ffmpeg g++'],
  ['linux', true, 'sudo dnf install ffmpeg-free gcc-c++'],
  ['darwin', false, 'brew install ffmpeg llvm'],
  ['win32', false, 'winget install Gyan.FFmpeg && winget install Microsoft.VisualStudio.2022.BuildTools'],
] as const)('on %s (dnf: %s) there is one line to type', (platform, hasDnf, line) => {
  expect(installLine(['ffmpeg', 'c++'], platform, hasDnf)).toBe(line);
});
