import { expect, it } from 'vitest';
import type { AudioTrack } from '#shared/audio-track.ts';
import { playsDirectly } from './plays-directly.ts';

function tracks(...parts: readonly Partial<AudioTrack>[]) {
  const plain = { codec: 'aac', language: null, title: null, isDefault: false, channels: 2, layout: 'stereo' };
  return {
    tracks: parts.map((part, index): AudioTrack => ({
      index,
      ...plain,
      obstacle: null,
      durationMs: null,
      startMs: null,
      ...part,
    })),
  };
}

it('the only track is played from the file; what cannot be decoded the page finds out by itself', () => {
  expect(playsDirectly(tracks({}), 0)).toBe(true);
  expect(playsDirectly(tracks({ codec: 'ac3', channels: 6, layout: '5.1(side)' }), 0)).toBe(true);
  expect(playsDirectly(tracks({ channels: null, layout: null }), 0)).toBe(true);
  expect(playsDirectly({ ...tracks({}), leadBytes: 3 }, 0)).toBe(false);
});

it('of several tracks only the first is played from the file, and only where every Chromium decodes it', () => {
  expect(playsDirectly(tracks({}, {}), 0)).toBe(true);
  expect(playsDirectly(tracks({}, {}), 1)).toBe(false);
  expect(playsDirectly(tracks({}, { isDefault: true }), 1)).toBe(false);
  expect(playsDirectly(tracks({ codec: 'ac3' }, {}), 0)).toBe(false);
  expect(playsDirectly(tracks({ codec: 'apac', obstacle: 'unknown-codec' }, {}), 0)).toBe(false);
  expect(playsDirectly(tracks({}), 3)).toBe(false);
});

it('a file of many channels, or of channels without a place, is not wholly audible from two loudspeakers', () => {
  expect(playsDirectly(tracks({ codec: 'pcm_s16le', channels: 16, layout: null }), 0)).toBe(false);
  expect(playsDirectly(tracks({ codec: 'pcm_s16le', channels: 4, layout: null }), 0)).toBe(false);
  expect(playsDirectly(tracks({ codec: 'flac', channels: 6, layout: '5.1' }), 0)).toBe(true);
});

it('of one channel of two the page is given a sound of its own', () => {
  const call = tracks({ codec: 'pcm_s16le', channels: 2 });
  expect(playsDirectly(call, 0, [1])).toBe(false);
  expect(playsDirectly(call, 0, [0, 1])).toBe(true);
  expect(playsDirectly(call, 0, null)).toBe(true);
  expect(playsDirectly(tracks({ channels: null, layout: null }), 0, [0])).toBe(false);
});
