import type * as Player from './player.ts';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What a `<video>` does with its source, time and events, as far as the player can tell. */
class FakeMedia extends EventTarget {
  #src = '';
  currentTime = 0;
  duration = Number.NaN;
  readyState = 0;
  paused = true;
  volume = 1;
  videoWidth = 0;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  preservesPitch = false;
  isRefusing = false;
  webkitAudioDecodedByteCount = 1;
  playedMs = 0;
  readonly sources: string[] = [];
  readonly played = {
    length: 1,
    start: () => 0,
    end: () => this.playedMs / 1000,
  };
  get src() {
    return this.#src;
  }
  set src(url: string) {
    this.#src = url;
    this.sources.push(url);
    Object.assign(this, { readyState: 0, currentTime: 0, duration: Number.NaN, paused: true });
  }
  removeAttribute() {
    this.#src = '';
    this.readyState = 0;
  }
  play() {
    if (this.isRefusing) return Promise.reject(new Error('NotAllowedError'));
    this.paused = false;
    this.emit('play');
    return Promise.resolve();
  }
  pause() {
    if (this.paused) return;
    this.paused = true;
    this.emit('pause');
  }
  emit(name: string) {
    this.dispatchEvent(new Event(name));
  }
  /** The container is read: the length is known. */
  load(seconds: number, videoWidth = 0) {
    Object.assign(this, { readyState: 1, duration: seconds, videoWidth });
    this.emit('loadedmetadata');
  }
}

let media: FakeMedia;
let player: typeof Player;
const state = () => player.usePlayer.getState();
const track = (recordingId = 1, url = `/media/${recordingId}`, hasVideo = false) => ({
  recordingId,
  mediaKey: `key${recordingId}`,
  url,
  durationMs: null,
  hasVideo,
});

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('document', { createElement: () => (media = new FakeMedia()) });
  player = await import('./player.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
afterAll(() => vi.resetModules());

test('a track is loaded once, and its length is reported when the container was read', () => {
  player.loadTrack(track());
  player.loadTrack(track());
  expect(media.sources).toEqual(['/media/1']);
  expect(state()).toMatchObject({ isPlaying: false, track: { durationMs: null } });
  media.load(12.3456);
  expect(state().track).toMatchObject({ durationMs: 12_346, hasVideo: false });
});

test('a file that is said to have a picture has one only where one is shown', () => {
  player.loadTrack(track(1, '/media/1', true));
  media.load(10, 0);
  expect(state().track?.hasVideo).toBe(false);
  player.loadTrack(track(2, '/media/2', true));
  media.load(10, 640);
  expect(state().track?.hasVideo).toBe(true);
});

test('a seek before the length is known is kept and done as soon as it is', () => {
  player.loadTrack(track());
  player.seek(5000);
  expect(player.positionMs()).toBe(5000);
  expect(media.currentTime).toBe(0);
  media.load(60);
  expect(media.currentTime).toBe(5);
  expect(player.positionMs()).toBe(5000);
});

test('no seek goes before the beginning or beyond the end', () => {
  player.loadTrack(track());
  media.load(60);
  player.seek(-1);
  expect(media.currentTime).toBe(0);
  player.seek(61_000);
  expect(media.currentTime).toBe(60);
  player.skip(-70_000);
  expect(media.currentTime).toBe(0);
});

test('who resumes where the voice was paused hears a little of what came before', () => {
  player.setRewindOnResume(1500);
  player.loadTrack(track());
  media.load(60);
  player.play();
  media.currentTime = 20;
  player.pause();
  player.play();
  expect(media.currentTime).toBe(18.5);
});

test('a seek in between is taken at its word', () => {
  player.setRewindOnResume(1500);
  player.loadTrack(track());
  media.load(60);
  player.play();
  media.currentTime = 20;
  player.pause();
  player.seek(30_000);
  player.play();
  expect(media.currentTime).toBe(30);
});

test('a pause of a stopped player is none: nothing is repeated for it', () => {
  player.setRewindOnResume(1000);
  player.loadTrack(track());
  media.load(60);
  player.play();
  media.currentTime = 20;
  player.pause();
  media.currentTime = 40;
  player.pause();
  player.play();
  expect(media.currentTime).toBe(40);
});

test('a file that cannot be played continues at its place with a converted sound, playing if it played', () => {
  player.loadTrack(track());
  media.load(60);
  player.play();
  media.currentTime = 12;
  media.emit('error');
  expect(media.sources).toEqual(['/media/1', '/media/1/proxy']);
  expect(state()).toMatchObject({ isProxy: true, isPreparing: true, hasFailed: false });
  expect(media.paused).toBe(false);
  media.load(60);
  expect(media.currentTime).toBe(12);
  expect(state().isPreparing).toBe(false);
});

test('one that stood still stays so with the sound made of it', () => {
  player.loadTrack(track());
  media.emit('error');
  expect(media.src).toBe('/media/1/proxy');
  expect(media.paused).toBe(true);
});

test('it has failed only when the sound made of it cannot be played either', () => {
  player.loadTrack(track());
  media.emit('error');
  media.emit('error');
  expect(state()).toMatchObject({ hasFailed: true, isPreparing: false, isPlaying: false });
  expect(media.sources).toHaveLength(2);
  player.loadTrack(track(2));
  expect(state()).toMatchObject({ hasFailed: false, isProxy: false });
});

test('an error without a track, as when it is unloaded, means nothing', () => {
  player.loadTrack(track());
  player.unloadTrack();
  media.emit('error');
  expect(state()).toMatchObject({ track: null, hasFailed: false, isProxy: false });
  expect(media.sources).toHaveLength(1);
});

test('a picture whose sound is not decoded is given the sound made of it, once enough was played to know', () => {
  player.loadTrack(track(1, '/media/1', true));
  media.load(60, 640);
  player.play();
  media.webkitAudioDecodedByteCount = 0;
  media.playedMs = 500;
  media.emit('timeupdate');
  expect(media.sources).toHaveLength(1);
  media.playedMs = 700;
  media.emit('timeupdate');
  media.emit('timeupdate');
  expect(media.sources).toEqual(['/media/1', '/media/1/proxy']);
});

test('where the browser does not count decoded sound, nothing is made for it', () => {
  player.loadTrack(track());
  media.load(60);
  Object.assign(media, { webkitAudioDecodedByteCount: undefined, playedMs: 9000 });
  media.emit('timeupdate');
  expect(media.sources).toHaveLength(1);
});

test('another track of the same recording continues at the same place, playing if it played', () => {
  player.loadTrack(track(1, '/media/1?track=0'));
  media.load(60);
  player.play();
  media.currentTime = 33;
  player.loadTrack(track(1, '/media/1?track=1'));
  expect(player.positionMs()).toBe(33_000);
  expect(media.paused).toBe(false);
  media.load(60);
  expect(media.currentTime).toBe(33);
});

test('another recording begins at its beginning and stands still, without the selection and the loop of the one before', () => {
  player.loadTrack(track(1));
  media.load(60);
  player.play();
  media.currentTime = 33;
  const span = { startMs: 1, endMs: 2 };
  player.usePlayer.setState({ selection: span, loop: span });
  player.loadTrack(track(2));
  expect(player.positionMs()).toBe(0);
  expect(media.paused).toBe(true);
  expect(state()).toMatchObject({ selection: null, loop: null, track: { recordingId: 2 } });
});

test('that a sound takes long to begin is said after a moment, and only of the track that is there', () => {
  player.loadTrack(track(1));
  vi.advanceTimersByTime(799);
  expect(state().isPreparing).toBe(false);
  vi.advanceTimersByTime(1);
  expect(state().isPreparing).toBe(true);
  media.load(60);
  expect(state().isPreparing).toBe(false);

  player.loadTrack(track(2));
  media.load(60);
  player.loadTrack(track(3));
  media.load(60);
  vi.advanceTimersByTime(5000);
  expect(state().isPreparing).toBe(false);
});

test('playing that is refused leaves it standing', async () => {
  player.loadTrack(track());
  media.isRefusing = true;
  player.play();
  await Promise.resolve();
  expect(state().isPlaying).toBe(false);
  player.togglePlay();
  expect(media.paused).toBe(true);
});

test('one key plays and pauses, and does nothing where nothing is loaded', () => {
  player.togglePlay();
  expect(media.paused).toBe(true);
  player.loadTrack(track());
  media.load(60);
  player.togglePlay();
  expect(state().isPlaying).toBe(true);
  player.togglePlay();
  expect(state().isPlaying).toBe(false);
});

test('the speed goes from step to step and no further, holds for the next track, and is less while somebody types', () => {
  player.loadTrack(track(1));
  for (let nth = 0; nth < 12; nth += 1) player.stepRate(1);
  expect(media.playbackRate).toBe(3);
  player.setRate(1.1);
  player.stepRate(-1);
  expect(state().rate).toBe(1);
  player.setRate(1.1);
  player.stepRate(1);
  expect(state().rate).toBe(1.25);
  player.loadTrack(track(2));
  expect([media.playbackRate, media.defaultPlaybackRate]).toEqual([1.25, 1.25]);
  player.setSlowness(0.6);
  expect(media.playbackRate).toBe(0.75);
  player.setRate(0.5);
  expect(media.playbackRate).toBe(0.5);
  player.setSlowness(1);
  player.setRate(2);
  expect(media.playbackRate).toBe(2);
});

test('the volume is kept for the next track', () => {
  player.setVolume(0.3);
  expect(media.volume).toBe(0.3);
  media.volume = 1;
  player.loadTrack(track());
  expect(media.volume).toBe(0.3);
});
