#!/usr/bin/env node
/*
 * make-random-model.mjs - write a full-size Whisper model with RANDOM weights in the
 * ggml container that whisper.cpp loads (magic 'ggml', f16 matrices, f32 vectors).
 *
 * WHY   Real weights cannot be had offline. Tensor shapes, types and therefore the compute
 *       and memory cost are those of the real model; the text that comes out is garbage.
 *       Good for speed, memory, cancellation, progress, threading and robustness tests.
 *
 * USAGE node make-random-model.mjs <size> <out.bin> [--header FILE] [--seed N] [--std X]
 *         <size>     tiny | base | small | medium | large-v3 | turbo | micro
 *                    (".en" may be appended: vocab comes from the header file)
 *         --header   a ggml Whisper file that has hparams + mel filters + vocab, tensors or not
 *                    (whisper.cpp's models/for-tests-ggml-base.bin, or any real model).
 *                    Without it a synthetic header is built: computed slaney mel filters and
 *                    a placeholder vocab ("<w123>" words), which is enough for every test.
 *         --seed     default 1 (same seed, same bytes)
 *         --std      weight scale multiplier, default 1
 *         --tokens N     the model says N words a window and then ends, without times in between: one encoding
 *                    a window, as much to decode as N words are (without prompts of earlier text); default
 *                    off: it ends where chance has it, and random times send whisper.cpp back and forth
 *       Quantise afterwards:  whisper-quantize out.bin out-q5_1.bin q5_1
 *
 *       "micro" (2 layers, 64 wide, ~7 MB) loads and runs in a fraction of a second: use it in unit tests.
 *       Do not commit or ship the output.
 *
 * Written for this project from the file layout in whisper.cpp's loader (MIT); stdlib only.
 */
import fs from 'node:fs';
import process from 'node:process';

const SIZES = {
  //           n_state heads enc_layers dec_layers n_mels
  micro: [64, 2, 2, 2, 80],
  tiny: [384, 6, 4, 4, 80],
  base: [512, 8, 6, 6, 80],
  small: [768, 12, 12, 12, 80],
  medium: [1024, 16, 24, 24, 80],
  'large-v2': [1280, 20, 32, 32, 80],
  'large-v3': [1280, 20, 32, 32, 128],
  turbo: [1280, 20, 32, 4, 128],
};

const args = process.argv.slice(2);
const opt = (name, dflt) => {
  const i = args.indexOf(name);
  if (i < 0) return dflt;
  const v = args[i + 1];
  args.splice(i, 2);
  return v;
};
const headerFile = opt('--header', null);
const seed = Number(opt('--seed', 1));
const stdMul = Number(opt('--std', 1));
const tokensPerWindow = Number(opt('--tokens', 0));
const [sizeArg, out] = args;
const size = (sizeArg || '').replace(/\.en$/, '');
if (!SIZES[size] || !out) {
  console.error(fs.readFileSync(new URL(import.meta.url), 'utf8').split('*/')[0]);
  process.exit(2);
}
const english = sizeArg.endsWith('.en');
const [nState, nHead, nEnc, nDec, nMelsWanted] = SIZES[size];

// ---- random pool ---------------------------------------------------------------------------
let s = (seed * 2654435761) >>> 0 || 1;
const rnd = () => {
  s ^= s << 13;
  s >>>= 0;
  s ^= s >>> 17;
  s ^= s << 5;
  s >>>= 0;
  return (s + 0.5) / 4294967296;
};
const gauss = () => Math.sqrt(-2 * Math.log(rnd())) * Math.cos(2 * Math.PI * rnd());
const POOL = 1 << 20;
const pool = new Float32Array(POOL);
for (let i = 0; i < POOL; i++) pool[i] = gauss();

const f32 = new Float32Array(1),
  u32 = new Uint32Array(f32.buffer);
const toHalf = (x) => {
  // round to nearest, subnormals flushed via scaling
  f32[0] = x;
  const b = u32[0],
    sign = (b >>> 16) & 0x8000;
  let e = ((b >>> 23) & 0xff) - 112,
    m = b & 0x7fffff;
  if (e <= 0) {
    if (e < -10) return sign;
    m |= 0x800000;
    const sh = 14 - e;
    return sign | ((m + (1 << (sh - 1))) >>> sh);
  }
  if (e >= 31) return sign | 0x7bff;
  m += 0x1000;
  if (m & 0x800000) {
    m = 0;
    e += 1;
    if (e >= 31) return sign | 0x7bff;
  }
  return sign | (e << 10) | (m >>> 13);
};
const halfPools = new Map(); // one f16 pool per scale, tensors copy slices of it
const halfPool = (std) => {
  const key = std.toPrecision(6);
  if (!halfPools.has(key)) {
    const h = new Uint16Array(POOL);
    for (let i = 0; i < POOL; i++) h[i] = toHalf(pool[i] * std);
    halfPools.set(key, h);
  }
  return halfPools.get(key);
};

// ---- output --------------------------------------------------------------------------------
const fd = fs.openSync(out, 'w');
const w = (buf) => {
  const b = Buffer.from(buf.buffer ?? buf, buf.byteOffset ?? 0, buf.byteLength ?? buf.length);
  let o = 0;
  while (o < b.length) o += fs.writeSync(fd, b, o);
};
const i32 = (...v) => w(new Int32Array(v));
const position = () => fs.fstatSync(fd).size; // all is written one after another
const patch = (at, typed) => fs.writeSync(fd, typed, 0, typed.byteLength, at);

let nMels = nMelsWanted,
  nVocab,
  melBlock,
  vocabBlock;
if (headerFile) {
  const h = fs.readFileSync(headerFile);
  let o = 0;
  const rd = () => {
    const v = h.readInt32LE(o);
    o += 4;
    return v;
  };
  if (rd() !== 0x67676d6c) throw new Error('not a ggml file: ' + headerFile);
  const hp = Array.from({ length: 11 }, rd);
  nVocab = hp[0];
  const melStart = o,
    fm = rd(),
    ff = rd();
  o += fm * ff * 4;
  nMels = fm;
  melBlock = h.subarray(melStart, o);
  const vStart = o,
    nv = rd();
  for (let i = 0; i < nv; i++) {
    const len = h.readUInt32LE(o);
    o += 4 + len;
  }
  vocabBlock = h.subarray(vStart, o);
} else {
  nVocab = english ? 51864 : nMels === 128 ? 51866 : 51865;
  const nFft = 201,
    filt = new Float32Array(nMels * nFft); // slaney mel bank, 16 kHz, n_fft 400
  const h2m = (f) => (f < 1000 ? (f * 3) / 200 : 15 + Math.log(f / 1000) / (Math.log(6.4) / 27));
  const m2h = (m) => (m < 15 ? (m * 200) / 3 : 1000 * Math.exp((m - 15) * (Math.log(6.4) / 27)));
  const edges = Array.from({ length: nMels + 2 }, (_, i) => m2h((h2m(8000) * i) / (nMels + 1)));
  for (let m = 0; m < nMels; m++)
    for (let k = 0; k < nFft; k++) {
      const f = k * 40,
        v = Math.max(
          0,
          Math.min((f - edges[m]) / (edges[m + 1] - edges[m]), (edges[m + 2] - f) / (edges[m + 2] - edges[m + 1])),
        );
      filt[m * nFft + k] = (v * 2) / (edges[m + 2] - edges[m]);
    }
  const hd = Buffer.alloc(8);
  hd.writeInt32LE(nMels, 0);
  hd.writeInt32LE(nFft, 4);
  melBlock = Buffer.concat([hd, Buffer.from(filt.buffer)]);
  const nWords = english ? 50256 : 50257,
    parts = [Buffer.alloc(4)];
  parts[0].writeInt32LE(nWords, 0);
  // id 220 must be ' ': whisper.cpp looks that token up and throws (aborting the host) when it is absent
  for (let i = 0; i < nWords; i++) {
    const t = Buffer.from(i < 94 ? String.fromCharCode(33 + i) : i === 220 ? ' ' : ` w${i}`);
    const l = Buffer.alloc(4);
    l.writeUInt32LE(t.length, 0);
    parts.push(l, t);
  }
  vocabBlock = Buffer.concat(parts);
}

i32(0x67676d6c, nVocab, 1500, nState, nHead, nEnc, 448, nState, nHead, nDec, nMels, 1 /* ftype f16 */);
w(melBlock);
w(vocabBlock);

let cursor = 0,
  params = 0;
function tensor(name, ne, kind, fill) {
  // ne is in ggml order (ne[0] fastest); kind 'f16' | 'f32'; fill: {std} | {value} | {data}
  const n = ne.reduce((a, b) => a * b, 1),
    nm = Buffer.from(name);
  i32(ne.length, nm.length, kind === 'f16' ? 1 : 0, ...ne);
  w(nm);
  params += n;
  if (fill.data) return w(fill.data);
  if (kind === 'f32') {
    const a = new Float32Array(n);
    if (fill.value !== undefined) a.fill(fill.value);
    else for (let i = 0; i < n; i++) a[i] = pool[(cursor + i) % POOL] * fill.std;
    cursor = (cursor + n + 977) % POOL;
    return w(a);
  }
  const h = halfPool(fill.std);
  let left = n;
  while (left > 0) {
    const c = Math.min(left, POOL - cursor);
    w(h.subarray(cursor, cursor + c));
    left -= c;
    cursor = (cursor + c) % POOL;
    if (left > 0) cursor = (cursor + 4099) % POOL;
  }
  cursor = (cursor + 977) % POOL;
}
const S = nState,
  std = (fanIn) => ({ std: stdMul / Math.sqrt(fanIn) }),
  small = { std: 0.02 * stdMul },
  one = { value: 1 };
const ln = (p) => {
  tensor(p + '.weight', [S], 'f32', one);
  tensor(p + '.bias', [S], 'f32', small);
};
const lin = (p, i, o, bias = true) => {
  tensor(p + '.weight', [i, o], 'f16', std(i));
  if (bias) tensor(p + '.bias', [o], 'f32', small);
};
const attn = (p) => {
  lin(p + '.query', S, S);
  lin(p + '.key', S, S, false);
  lin(p + '.value', S, S);
  lin(p + '.out', S, S);
};

// sinusoids for the encoder, as in the real models
const pe = new Float32Array(1500 * S),
  half = S / 2,
  inc = Math.log(10000) / (half - 1);
for (let p = 0; p < 1500; p++)
  for (let i = 0; i < half; i++) {
    const a = p * Math.exp(-inc * i);
    pe[p * S + i] = Math.sin(a);
    pe[p * S + half + i] = Math.cos(a);
  }
tensor('encoder.positional_embedding', [S, 1500], 'f32', { data: pe });
tensor('encoder.conv1.weight', [3, nMels, S], 'f16', std(3 * nMels));
tensor('encoder.conv1.bias', [1, S], 'f32', small);
tensor('encoder.conv2.weight', [3, S, S], 'f16', std(3 * S));
tensor('encoder.conv2.bias', [1, S], 'f32', small);
for (let l = 0; l < nEnc; l++) {
  const p = `encoder.blocks.${l}`;
  attn(p + '.attn');
  ln(p + '.attn_ln');
  lin(p + '.mlp.0', S, 4 * S);
  lin(p + '.mlp.2', 4 * S, S);
  ln(p + '.mlp_ln');
}
ln('encoder.ln_post');
tensor('decoder.positional_embedding', [S, 448], 'f32', small);
const positionsEnd = position();
tensor('decoder.token_embedding.weight', [S, nVocab], 'f16', { std: 0.05 * stdMul });
const embeddingEnd = position();
for (let l = 0; l < nDec; l++) {
  const p = `decoder.blocks.${l}`;
  attn(p + '.attn');
  ln(p + '.attn_ln');
  attn(p + '.cross_attn');
  ln(p + '.cross_attn_ln');
  lin(p + '.mlp.0', S, 4 * S);
  lin(p + '.mlp.2', 4 * S, S);
  ln(p + '.mlp_ln');
}
tensor('decoder.ln.weight', [S], 'f32', one);
const bias = new Float32Array(S);
if (tokensPerWindow > 0) {
  // Dimension 1 is the same everywhere (by the bias) and forbids times and the end; dimension 0 grows large with the
  // position after which the end wins over it. The prompt is three tokens; the last of them determines the first word.
  const eot = english ? 50256 : 50257,
    row = (token) => embeddingEnd - (nVocab - token) * S * 2;
  for (let p = 2 + tokensPerWindow; p < 448; p++) patch(positionsEnd - (448 - p) * S * 4, new Float32Array([200]));
  for (let token = nVocab - 1501; token < nVocab; token++) patch(row(token) + 2, new Uint16Array([toHalf(-1)]));
  patch(row(eot), new Uint16Array([toHalf(3), toHalf(-1)]));
  bias[1] = 20;
}
tensor('decoder.ln.bias', [S], 'f32', tokensPerWindow > 0 ? { data: bias } : small);
fs.closeSync(fd);
console.log(
  `${out}: ${sizeArg}, ${(params / 1e6).toFixed(1)} M params, ${(fs.statSync(out).size / 1e6).toFixed(1)} MB, n_vocab ${nVocab}, n_mels ${nMels}`,
);
