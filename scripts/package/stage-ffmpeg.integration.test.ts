import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shippingProblem, shippingProblemOf } from './stage-ffmpeg.ts';

const versionText = (flags: string) => `ffmpeg version 7.1.1 Copyright (c) 2000-2025 the FFmpeg developers
built with gcc 14.2.0
configuration: --prefix=/opt/ffmpeg ${flags} --disable-debug
libavutil      59. 39.100 / 59. 39.100
`;

it('takes an LGPL build', () => {
  expect(shippingProblem(versionText('--enable-version3 --disable-gpl'))).toBeNull();
});

it.each(['--enable-gpl', '--enable-nonfree'])('refuses one with %s in one sentence', (flag) => {
  expect(shippingProblem(versionText(flag))).toBe(
    `ffmpeg 7.1.1 was built with ${flag} and may not be shipped; use an LGPL build.`,
  );
});

it('refuses what does not report how it was built, and what does not run', () => {
  expect(shippingProblem('ffmpeg version 1\n')).toMatch(/no ffmpeg/);
  expect(shippingProblem('hello')).toMatch(/no ffmpeg/);
  expect(shippingProblemOf('/no/such/ffmpeg')).toMatch(/does not run/);
});

it('reads a real ffmpeg, and its answer follows from that program’s own words', () => {
  const { stdout } = spawnSync('ffmpeg', ['-version'], { encoding: 'utf8' });
  expect(shippingProblemOf('ffmpeg') === null).toBe(!/--enable-(gpl|nonfree)\b/.test(stdout));
});
