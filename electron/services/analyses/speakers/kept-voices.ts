/** What is kept of a stretch: where speech is, and a vector of each window, so that voices can be told apart again at once. */
export interface VoiceSpan {
  readonly startMs: number;
  readonly endMs: number;
}
export interface VoiceWindow extends VoiceSpan {
  /** Number of the span it lies in. */
  readonly span: number;
  readonly vector: Float32Array;
}
/** Two speak at once, whoever they are. */
export interface BothSpeak extends VoiceSpan {
  /** How sure it is, 0…1. */
  readonly score: number;
}

export interface KeptVoices {
  readonly spans: readonly VoiceSpan[];
  readonly windows: readonly VoiceWindow[];
  readonly overlaps: readonly BothSpeak[];
}

interface Header {
  readonly spans: readonly (readonly [number, number])[];
  readonly windows: readonly (readonly [number, number, number])[];
  readonly overlaps: readonly (readonly [number, number, number])[];
  readonly dimensions: number;
}

export function packVoices({ spans, windows, overlaps }: KeptVoices): Uint8Array {
  const dimensions = windows[0]?.vector.length ?? 0;
  const header: Header = {
    spans: spans.map(({ startMs, endMs }) => [startMs, endMs]),
    windows: windows.map(({ startMs, endMs, span }) => [startMs, endMs, span]),
    overlaps: overlaps.map(({ startMs, endMs, score }) => [startMs, endMs, Math.round(score * 1000) / 1000]),
    dimensions,
  };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const numbers = Int8Array.from(windows.flatMap(({ vector }) => [...toBytes(vector)]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, new Uint8Array(numbers.buffer)]);
}

export function unpackVoices(bytes: Uint8Array): KeptVoices {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 4 + buffer.readUInt32LE(0);
  const header = JSON.parse(buffer.toString('utf8', 4, end)) as Omit<Header, 'overlaps'> & Partial<Header>;
  // Before overlaps were looked for there were none.
  const { spans, windows, overlaps = [], dimensions } = header;
  return {
    spans: spans.map(([startMs, endMs]) => ({ startMs, endMs })),
    overlaps: overlaps.map(([startMs, endMs, score]) => ({ startMs, endMs, score })),
    windows: windows.map(([startMs, endMs, span], nth) => {
      const from = end + nth * dimensions;
      const vector = Float32Array.from({ length: dimensions }, (_, k) => buffer.readInt8(from + k) / 127);
      return { startMs, endMs, span, vector };
    }),
  };
}

/** Of a unit vector; a hundredth of error in a cosine at most. */
export function toBytes(vector: Float32Array): Int8Array {
  return Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * 127))));
}

/** All stretches in a row; a span that was cut at a border stays two. */
export function joinVoices(stretches: readonly KeptVoices[]): KeptVoices {
  const spans: VoiceSpan[] = [];
  const windows: VoiceWindow[] = [];
  for (const stretch of stretches) {
    const offset = spans.length;
    spans.push(...stretch.spans);
    for (const window of stretch.windows) windows.push({ ...window, span: window.span + offset });
  }
  return { spans, windows, overlaps: stretches.flatMap((stretch) => stretch.overlaps) };
}
