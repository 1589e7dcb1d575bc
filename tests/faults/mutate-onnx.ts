import { toneDecoder, toneEncoder, toneJoint, tonePieces } from '#native/test/tone-model.fixture.ts';

export interface MutatedFolder {
  readonly what: string;
  /** The files that differ, by name. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
}

const parts = { encoder: toneEncoder(), decoder: toneDecoder(), joint: toneJoint() };
type Part = keyof typeof parts;
const names = ['encoder', 'decoder', 'joint'] as const;
const vocabulary = [...tonePieces, '<blk>'].map((piece, nth) => `${piece} ${nth}`);
const fileOf = (part: Part) => `v3_e2e_rnnt_${part}.onnx`;
const vocabularyFile = 'v3_e2e_rnnt_vocab.txt';
const lies = [0, 1, 0x7f, 0x80, 0xff];

/** Damages a model of several files in one of nine ways; the same dice give the same model. */
export function mutateOnnx(dice: (limit: number) => number): MutatedFolder {
  const part = names[dice(names.length)] ?? 'encoder';
  const bytes = Buffer.from(parts[part]);
  const changed = (what: string, content: Uint8Array) => ({
    what: `${part}: ${what}`,
    files: { [fileOf(part)]: content },
  });
  switch (dice(9)) {
    case 0:
      return changed('cut', bytes.subarray(0, dice(bytes.length)));
    case 1:
      for (let left = 1 + dice(5); left > 0; left -= 1) bytes[dice(bytes.length)] = dice(256);
      return changed('bytes', bytes);
    case 2: {
      // Names, shapes and numbers stand at the end of so small a file, and its first nodes at the beginning.
      const from = dice(2) === 0 ? 0 : Math.max(0, bytes.length - 300);
      for (let left = 1 + dice(4); left > 0; left -= 1) {
        bytes[Math.min(bytes.length - 1, from + dice(300))] = lies[dice(lies.length)] ?? 0;
      }
      return changed('header', bytes);
    }
    case 3: {
      const at = dice(bytes.length - 4);
      bytes.writeFloatLE([Number.NaN, Infinity, -Infinity, 3e38, 0][dice(5)] ?? 0, at);
      return changed('a number that is none', bytes);
    }
    case 4: {
      const from = dice(bytes.length);
      return changed('a part twice', Buffer.concat([bytes, bytes.subarray(from)]));
    }
    case 5: {
      const other = names[dice(names.length)] ?? 'joint';
      return changed(`the ${other} in its place`, parts[other]);
    }
    case 6: {
      const from = dice(bytes.length);
      const to = from + dice(bytes.length - from);
      return changed('a part left out', Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    }
    case 7: {
      const from = dice(bytes.length);
      bytes.fill(dice(2) === 0 ? 0 : 0xff, from, from + dice(bytes.length - from));
      return changed('a part of one byte', bytes);
    }
    default:
      return mutateVocabulary(dice);
  }
}

function mutateVocabulary(dice: (limit: number) => number): MutatedFolder {
  const lines = [...vocabulary];
  const at = dice(lines.length);
  const ways: readonly (readonly [what: string, text: () => string])[] = [
    ['a line less', () => lines.toSpliced(at, 1).join('\n')],
    ['a line twice', () => lines.toSpliced(at, 0, lines[at] ?? '').join('\n')],
    ['another number', () => lines.with(at, `${lines[at]}${dice(10)}`).join('\n')],
    ['no text at all', () => ''],
    ['a very long piece', () => lines.with(at, `${'ы'.repeat(100_000)} ${at}`).join('\n')],
    ['a piece of zero bytes', () => lines.with(at, `\0\0 ${at}`).join('\n')],
    ['no blank', () => lines.slice(0, -1).join('\n')],
    ['in another order', () => lines.toReversed().join('\n')],
  ];
  const [what, text] = ways[dice(ways.length)] ?? ['', () => ''];
  return { what: `vocabulary: ${what}`, files: { [vocabularyFile]: text() } };
}
