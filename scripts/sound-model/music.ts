/** Tunes of our own: MIDI files drawn at random, for a synthesizer with a sound font, and drones out of formulas. */
import { between, pick, rate, type Random } from './samples.ts';

const scales = [
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 3, 5, 7, 8, 10],
  [0, 2, 4, 7, 9],
  [0, 1, 4, 5, 7, 8, 11],
  [0, 3, 5, 6, 7, 10],
] as const;
/** Piano, organs, guitars, basses, strings, ensemble and choir, brass, reeds, pipes, pads: General MIDI programs. */
const families = [
  [0, 1, 4, 6, 8, 11],
  [16, 19, 21],
  [24, 25, 27, 29, 30],
  [40, 41, 42, 45, 46],
  [48, 49, 50, 52, 53, 54],
  [56, 57, 60, 61],
  [64, 66, 68, 71],
  [73, 74, 75, 79],
  [80, 81, 87],
  [88, 89, 91, 92, 94, 95],
] as const;

interface MidiEvent {
  readonly tick: number;
  readonly bytes: readonly number[];
}

/** One piece of some 25 seconds: with or without drums, from a lone instrument to a full band, from slow pads to fast runs. */
export function makeTune(random: Random): Uint8Array {
  const events: MidiEvent[] = [];
  const style = pick(random, ['band', 'band', 'solo', 'pads', 'orchestra', 'riff'] as const);
  const scale = pick(random, scales);
  const root = Math.floor(between(random, 38, 60));
  const program = () => pick(random, pick(random, families));
  const beat = style === 'pads' ? 480 : pick(random, [110, 140, 170, 200, 240]);
  const programs =
    style === 'pads'
      ? [pick(random, families[9]), pick(random, families[4])]
      : [program(), program(), pick(random, [32, 33, 34, 38, 43]), program()];
  for (const [channel, number] of programs.entries()) events.push({ tick: 0, bytes: [0xc0 | channel, number] });
  const note: Note = (channel, pitch, tick, length, velocity) => {
    events.push({ tick, bytes: [0x90 | channel, Math.min(108, Math.max(24, pitch)), velocity] });
    events.push({ tick: tick + length, bytes: [0x80 | channel, Math.min(108, Math.max(24, pitch)), 0] });
  };
  const degree = (step: number) =>
    root + (scale[((step % scale.length) + scale.length) % scale.length] ?? 0) + 12 * Math.floor(step / scale.length);
  const hasDrums = style === 'band' || style === 'riff' || random() < 0.2;
  const rhythm = Array.from({ length: 8 }, () => random() < 0.7);
  for (let tick = 0; tick < 13_000; tick += 4 * beat) {
    const chord = pick(random, [0, 0, 3, 4, 5, 1]);
    if (style !== 'solo') for (const third of [0, 2, 4]) note(0, degree(chord + third), tick, 4 * beat - 10, 60);
    if (style === 'pads') {
      note(1, degree(chord + pick(random, [7, 9, 11])), tick, 4 * beat - 5, 55);
      continue;
    }
    if (style !== 'solo') for (let i = 0; i < 4; i += 1) note(2, degree(chord) - 12, tick + i * beat, beat - 20, 85);
    let step = chord + 7;
    for (let i = 0; i < 8; i += 1) {
      if (!rhythm[i]) continue;
      step += pick(random, [-2, -1, -1, 0, 1, 1, 2]);
      note(
        style === 'solo' ? 0 : 1,
        degree(step),
        tick + (i * beat) / 2,
        beat / 2 - 8,
        Math.floor(between(random, 70, 110)),
      );
      if (style === 'orchestra') note(3, degree(step + 2), tick + (i * beat) / 2, beat / 2 - 8, 70);
    }
    if (hasDrums) drums(note, tick, beat);
  }
  return midiFile(events);
}

type Note = (channel: number, pitch: number, tick: number, length: number, velocity: number) => void;

function drums(note: Note, tick: number, beat: number): void {
  for (let i = 0; i < 8; i += 1) {
    const at = tick + (i * beat) / 2;
    note(9, 42, at, 20, 70);
    if (i % 4 === 0) note(9, 36, at, 20, 110);
    if (i % 4 === 2) note(9, 38, at, 20, 100);
  }
}

function midiFile(events: readonly MidiEvent[]): Uint8Array {
  const data: number[] = [];
  let last = 0;
  for (const { tick, bytes } of events.toSorted((a, b) => a.tick - b.tick)) {
    let delta = Math.round(tick) - last;
    last += delta;
    const length = [delta & 127];
    while ((delta >>= 7) > 0) length.unshift(128 | (delta & 127));
    data.push(...length, ...bytes);
  }
  data.push(0, 0xff, 0x2f, 0);
  const track = Buffer.from(data);
  const header = Buffer.from('MThd\0\0\0\x06\0\0\0\x01\0\xf0MTrk\0\0\0\0', 'latin1');
  header.writeUInt32BE(track.length, header.length - 4);
  return Buffer.concat([header, track]);
}

/** Slow chords of detuned waves that swell and move: what fills rooms in games and films. */
export function makeDrone(seconds: number, random: Random): Float32Array {
  const count = Math.round(seconds * rate);
  const out = new Float32Array(count);
  const root = between(random, 45, 220);
  const steps = pick(random, scales);
  const voices = Array.from({ length: 7 }, () => {
    const step = pick(random, steps) + 12 * Math.floor(random() * 3);
    return {
      hz: root * 2 ** (step / 12) * between(random, 0.997, 1.003),
      slow: between(random, 0.03, 0.4),
      phase: random() * 6.28,
      partials: 1 + Math.floor(random() * 8),
    };
  });
  for (const { hz, slow, phase, partials } of voices) {
    for (let i = 0; i < count; i += 1) {
      const t = i / rate;
      let sum = 0;
      for (let k = 1; k <= partials; k += 1)
        if (hz * k < 7000) sum += Math.sin(2 * Math.PI * hz * k * t + phase * k) / k;
      out[i] = (out[i] ?? 0) + sum * (0.55 + 0.45 * Math.sin(2 * Math.PI * slow * t + phase));
    }
  }
  return out;
}
