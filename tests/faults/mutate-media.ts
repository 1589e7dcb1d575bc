export interface Mutant {
  readonly what: string;
  readonly bytes: Buffer;
}

/** A pseudo-random number below `limit`; the same seed gives the same mutants, so that a finding can be seen again. */
export function createDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * limit);
  };
}

/** A copy of a file with one kind of damage. */
export function mutateMedia(original: Buffer, dice: (limit: number) => number): Mutant {
  const kinds = [flipBits, flipInHead, cutOff, cutOut, insertNoise, zeroOut, wildNumber, repeatPart] as const;
  const kind = kinds[dice(kinds.length)] ?? flipBits;
  return { what: kind.name, bytes: kind(Buffer.from(original), dice) };
}

type Change = (bytes: Buffer, dice: (limit: number) => number) => Buffer;

const flipBits: Change = (bytes, dice) => {
  for (let left = 1 + dice(200); left > 0; left -= 1) flip(bytes, dice(bytes.length), dice);
  return bytes;
};
const flipInHead: Change = (bytes, dice) => {
  for (let left = 1 + dice(8); left > 0; left -= 1) flip(bytes, dice(Math.min(256, bytes.length)), dice);
  return bytes;
};
const cutOff: Change = (bytes, dice) => bytes.subarray(0, dice(bytes.length));
const cutOut: Change = (bytes, dice) => {
  const from = dice(bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + dice(bytes.length - from))]);
};
const insertNoise: Change = (bytes, dice) => {
  const at = dice(bytes.length);
  const noise = Buffer.from(Array.from({ length: 1 + dice(5000) }, () => dice(256)));
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
};
const zeroOut: Change = (bytes, dice) => {
  const at = dice(bytes.length);
  return bytes.fill(0, at, at + dice(4096));
};
/** Where lengths, rates and counts stand. */
const wildNumber: Change = (bytes, dice) => {
  const wild = [0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff, 0x10_00_00_00];
  const at = dice(Math.min(bytes.length, 1024) - 4);
  bytes.writeUInt32LE(wild[dice(wild.length)] ?? 0, Math.max(0, at));
  return bytes;
};
const repeatPart: Change = (bytes, dice) => {
  const at = dice(bytes.length);
  const part = bytes.subarray(at, at + dice(20_000));
  return Buffer.concat([bytes.subarray(0, at), part, part, part, bytes.subarray(at)]);
};

function flip(bytes: Buffer, at: number, dice: (limit: number) => number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8));
}
