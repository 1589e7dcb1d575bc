import { closeSync, openSync, writeSync } from 'node:fs';

/** The numbers of the header, in the order of the file. */
export interface ParakeetShape {
  readonly vocabulary: number;
  readonly context: number;
  readonly state: number;
  readonly heads: number;
  readonly layers: number;
  readonly bands: number;
  readonly channels: number;
  readonly kernel: number;
  readonly prediction: number;
  readonly predictionLayers: number;
  readonly durations: readonly number[];
  readonly isEightBit: boolean;
}

/** Of `ggml-parakeet-tdt-0.6b-v3-q8_0.bin`. */
export const publishedShape: ParakeetShape = {
  vocabulary: 8192,
  context: 5000,
  state: 1024,
  heads: 8,
  layers: 24,
  bands: 128,
  channels: 256,
  kernel: 9,
  prediction: 640,
  predictionLayers: 2,
  durations: [0, 1, 2, 3, 4],
  isEightBit: true,
};

/** The same in small: 2 layers of 64. */
export const smallShape: ParakeetShape = {
  ...publishedShape,
  vocabulary: 300,
  state: 64,
  heads: 4,
  layers: 2,
  channels: 16,
  prediction: 64,
  isEightBit: false,
};

const syllables = 'ka lo mi ne ra ste vo шу да ре'.split(' ');

/** For tests: a Parakeet TDT model with random weights that are the same each time; it writes words of no language. */
export function makeParakeetModel(path: string, shape: ParakeetShape = smallShape): string {
  const file = openSync(path, 'w');
  const put = (bytes: Uint8Array) => void writeSync(file, bytes);
  const ints = (...values: readonly number[]) => put(Buffer.from(Int32Array.from(values).buffer));
  const random = randomNumbers(42);
  const { vocabulary, state, heads, layers, bands, channels, kernel, prediction, durations } = shape;
  const type = shape.isEightBit ? 8 : 0;
  ints(0x67_67_6d_6c, vocabulary, shape.context, state, heads, layers, bands, shape.isEightBit ? 7 : 0);
  ints(512, 8, channels, kernel, prediction, shape.predictionLayers, durations.length, 10);
  ints(bands, 257);
  put(bytesOf(melFilters(bands)));
  ints(400);
  put(bytesOf(Float32Array.from({ length: 400 }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / 400))));
  ints(...durations, vocabulary);
  for (let id = 0; id < vocabulary; id += 1) {
    const bytes = Buffer.from(pieceOf(id));
    ints(bytes.length);
    put(bytes);
  }
  const tensor = (
    name: string,
    dims: readonly number[],
    { own = 0, spread = 0.1, mean = 0, isCounter = false } = {},
  ) => {
    const bytes = Buffer.from(name);
    ints(isCounter ? 0 : dims.length, bytes.length, own, ...(isCounter ? [] : dims));
    put(bytes);
    const count = dims.reduce((product, dim) => product * dim, 1);
    for (let done = 0; done < count; done += 65_536) {
      const part = Math.min(65_536, count - done);
      put(own === 8 ? eightBit(part, spread, random) : plain(part, spread, mean, random));
    }
  };
  const big = (name: string, dims: readonly [number, number]) =>
    tensor(name, dims, { own: type, spread: 1.5 / Math.sqrt(dims[0]) });
  const norm = (name: string) => {
    tensor(`${name}.weight`, [state], { mean: 1 });
    tensor(`${name}.bias`, [state]);
  };
  big('encoder.pre_encode.out.weight', [(bands / 8) * channels, state]);
  tensor('encoder.pre_encode.out.bias', [state]);
  for (const [nth, width, from] of [
    [0, 3, 1],
    [2, 3, 1],
    [3, 1, channels],
    [5, 3, 1],
    [6, 1, channels],
  ] as const) {
    tensor(`encoder.pre_encode.conv.${nth}.weight`, [width, width, from, channels], {
      spread: 1.5 / Math.sqrt(width * width * from),
    });
    tensor(`encoder.pre_encode.conv.${nth}.bias`, [1, 1, channels, 1]);
  }
  for (let layer = 0; layer < layers; layer += 1) {
    const at = `encoder.layers.${layer}`;
    norm(`${at}.norm_feed_forward1`);
    big(`${at}.feed_forward1.linear1.weight`, [state, 4 * state]);
    big(`${at}.feed_forward1.linear2.weight`, [4 * state, state]);
    norm(`${at}.norm_conv`);
    big(`${at}.conv.pointwise_conv1.weight`, [state, 2 * state]);
    tensor(`${at}.conv.depthwise_conv.weight`, [kernel, state], { spread: 0.4 });
    tensor(`${at}.conv.batch_norm.weight`, [state], { mean: 1 });
    tensor(`${at}.conv.batch_norm.bias`, [state]);
    tensor(`${at}.conv.batch_norm.running_mean`, [state]);
    tensor(`${at}.conv.batch_norm.running_var`, [state], { mean: 1, spread: 0.01 });
    tensor(`${at}.conv.batch_norm.num_batches_tracked`, [1], { isCounter: true });
    big(`${at}.conv.pointwise_conv2.weight`, [state, state]);
    norm(`${at}.norm_self_att`);
    tensor(`${at}.self_attn.pos_bias_u`, [state / heads, heads]);
    tensor(`${at}.self_attn.pos_bias_v`, [state / heads, heads]);
    for (const name of ['q', 'k', 'v', 'out', 'pos']) big(`${at}.self_attn.linear_${name}.weight`, [state, state]);
    norm(`${at}.norm_feed_forward2`);
    big(`${at}.feed_forward2.linear1.weight`, [state, 4 * state]);
    big(`${at}.feed_forward2.linear2.weight`, [4 * state, state]);
    norm(`${at}.norm_out`);
  }
  tensor('decoder.prediction.embed.weight', [prediction, vocabulary + 1], { own: type, spread: 1 });
  for (let layer = 0; layer < shape.predictionLayers; layer += 1) {
    big(`decoder.prediction.dec_rnn.lstm.weight_ih_l${layer}`, [prediction, 4 * prediction]);
    big(`decoder.prediction.dec_rnn.lstm.weight_hh_l${layer}`, [prediction, 4 * prediction]);
    tensor(`decoder.prediction.dec_rnn.lstm.bias_h_l${layer}`, [4 * prediction]);
  }
  big('joint.pred.weight', [prediction, prediction]);
  tensor('joint.pred.bias', [prediction]);
  big('joint.enc.weight', [state, prediction]);
  tensor('joint.enc.bias', [prediction]);
  big('joint.joint_net.2.weight', [prediction, vocabulary + durations.length + 1]);
  tensor('joint.joint_net.2.bias', [vocabulary + durations.length + 1], { spread: 0.5 });
  closeSync(file);
  return path;
}

/** Words and ends of words, a sentence's end now and then, and the three that are no text. */
function pieceOf(id: number): string {
  if (id < 3) return ['<unk>', '<s>', '</s>'][id] ?? '';
  const name = `${syllables[id % 10]}${syllables[Math.floor(id / 10) % 10]}${id >= 100 ? syllables[Math.floor(id / 100) % 10] : ''}`;
  if (id % 23 === 0) return '.';
  return id % 3 === 0 ? name : `▁${name}`;
}

function melFilters(bands: number): Float32Array {
  const filters = new Float32Array(bands * 257);
  for (let band = 0; band < bands; band += 1) {
    const middle = 2 + (band * 250) / bands;
    for (let bin = 0; bin < 257; bin += 1) filters[band * 257 + bin] = Math.max(0, 1 - Math.abs(bin - middle) / 3);
  }
  return filters;
}

function plain(count: number, spread: number, mean: number, random: () => number): Uint8Array {
  return bytesOf(Float32Array.from({ length: count }, () => mean + spread * (random() * 2 - 1) * 1.7));
}

/** ggml's q8_0: of 32 values a scale of 16 bits and 32 whole numbers. */
function eightBit(count: number, spread: number, random: () => number): Uint8Array {
  const bytes = Buffer.alloc((count / 32) * 34);
  const scale = halfOf((spread * 1.7) / 127);
  for (let at = 0; at < bytes.length; at += 34) {
    bytes.writeUInt16LE(scale, at);
    for (let nth = 2; nth < 34; nth += 1) bytes.writeInt8(Math.floor(random() * 255) - 127, at + nth);
  }
  return bytes;
}

function halfOf(value: number): number {
  const exponent = Math.max(-14, Math.floor(Math.log2(value)));
  const fraction = Math.round((value / 2 ** exponent - 1) * 1024);
  return ((exponent + 15) << 10) | Math.max(0, Math.min(1023, fraction));
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
