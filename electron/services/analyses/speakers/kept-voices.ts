/**
 * What is kept of a stretch: where speech is, and a vector of each window, so that voices can be clustered again at
 * once.
 */
export interface VoiceSpan {
  readonly startMs: number;
  readonly endMs: number;
}
export interface VoiceWindow extends VoiceSpan {
  /** Number of the span it lies in. */
  readonly span: number;
  readonly vector: Float32Array;
  /** When it speaks within the window, where a segmentation gave that; else throughout. */
  readonly active?: readonly VoiceSpan[];
}
export interface KeptVoices {
  readonly spans: readonly VoiceSpan[];
  readonly windows: readonly VoiceWindow[];
  /** Of each span, the least level in dB of each tenth of a second: where two speak into each other there is no pause. */
  readonly levels: readonly Int8Array[];
}

interface Header {
  readonly spans: readonly (readonly [number, number])[];
  readonly windows: readonly (readonly [number, number, number])[];
  /** Of each window, beginnings and ends in turn, as they lie in it; absent where every window is one voice throughout. */
  readonly active?: readonly (readonly number[])[];
  /** Tenths of a second of each span. */
  readonly levels: readonly number[];
  readonly dimensions: number;
}

export function packVoices({ spans, windows, levels }: KeptVoices): Uint8Array {
  const dimensions = windows[0]?.vector.length ?? 0;
  const header: Header = {
    spans: spans.map(({ startMs, endMs }) => [startMs, endMs]),
    windows: windows.map(({ startMs, endMs, span }) => [startMs, endMs, span]),
    ...(windows.some(({ active }) => active !== undefined) && {
      active: windows.map(({ startMs, active = [] }) =>
        active.flatMap((one) => [one.startMs - startMs, one.endMs - startMs]),
      ),
    }),
    levels: levels.map(({ length }) => length),
    dimensions,
  };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const numbers = Int8Array.from(windows.flatMap(({ vector }) => [...toBytes(vector)]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, new Uint8Array(numbers.buffer), ...levels.map((one) => new Uint8Array(one))]);
}

export function unpackVoices(bytes: Uint8Array): KeptVoices {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 4 + buffer.readUInt32LE(0);
  const header = JSON.parse(buffer.toString('utf8', 4, end)) as Omit<Header, 'levels'> & Partial<Header>;
  // Before levels were kept there were none.
  const { spans, windows, active, levels = [], dimensions } = header;
  // One piece for all vectors: of a day there are a hundred thousand.
  const vectors = new Float32Array(windows.length * dimensions);
  for (let i = 0; i < vectors.length; i += 1) vectors[i] = buffer.readInt8(end + i) / 127;
  let levelsAt = end + windows.length * dimensions;
  return {
    spans: spans.map(([startMs, endMs]) => ({ startMs, endMs })),
    levels: levels.map((count) => {
      const own = Int8Array.from(buffer.subarray(levelsAt, levelsAt + count));
      levelsAt += count;
      return own;
    }),
    windows: windows.map(([startMs, endMs, span], nth) => {
      const vector = vectors.subarray(nth * dimensions, (nth + 1) * dimensions);
      return { startMs, endMs, span, vector, ...(active && { active: spansIn(active[nth] ?? [], startMs) }) };
    }),
  };
}

function spansIn(edges: readonly number[], fromMs: number): readonly VoiceSpan[] {
  return Array.from({ length: edges.length >> 1 }, (_, nth) => ({
    startMs: fromMs + (edges[2 * nth] ?? 0),
    endMs: fromMs + (edges[2 * nth + 1] ?? 0),
  }));
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
  return { spans, windows, levels: stretches.flatMap((stretch) => stretch.levels) };
}
