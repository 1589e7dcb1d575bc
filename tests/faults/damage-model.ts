type Dice = (limit: number) => number;

/** One of eight ways to damage the file of a model. */
export function damageModel(original: Buffer, dice: Dice): readonly [what: string, content: Buffer] {
  const bytes = Buffer.from(original);
  const from = dice(bytes.length);
  const length = dice(bytes.length - from);
  const ways: readonly (readonly [string, () => Buffer])[] = [
    ['cut', () => bytes.subarray(0, from)],
    ['bytes', () => overwritten(bytes, dice, () => dice(bytes.length))],
    ['first bytes', () => overwritten(bytes, dice, () => dice(Math.min(300, bytes.length)))],
    ['last bytes', () => overwritten(bytes, dice, () => bytes.length - 1 - dice(Math.min(300, bytes.length)))],
    ['a number that is none', () => withNumber(bytes, dice)],
    ['a part twice', () => Buffer.concat([bytes, bytes.subarray(from)])],
    ['a part left out', () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])],
    ['a part of one byte', () => bytes.fill(dice(2) === 0 ? 0 : 0xff, from, from + length)],
  ];
  const [what, make] = ways[dice(ways.length)] ?? ['nothing', () => bytes];
  return [what, make()];
}

function overwritten(bytes: Buffer, dice: Dice, place: () => number): Buffer {
  for (let left = 1 + dice(5); left > 0; left -= 1) bytes[place()] = dice(256);
  return bytes;
}

function withNumber(bytes: Buffer, dice: Dice): Buffer {
  bytes.writeFloatLE([Number.NaN, Infinity, -Infinity, 3e38, 0][dice(5)] ?? 0, dice(bytes.length - 4));
  return bytes;
}
