import { layoutOf } from '../../native/test/test-model.fixture.ts';

export interface MutatedModel {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Changes a model in one of six ways; the same dice give the same model. */
export function mutateModel(original: Buffer, dice: (limit: number) => number): MutatedModel {
  const bytes = Buffer.from(original);
  const { melAt, vocabularyAt, tensorsAt } = layoutOf(original);
  const flip = (from: number, to: number, count: number) => {
    for (let left = count; left > 0; left -= 1) bytes[from + dice(to - from)] = dice(256);
  };
  switch (dice(6)) {
    case 0: {
      const at = 4 + dice(11) * 4;
      const values = [0, -1, 1, 3, 0x7fffffff, -0x80000000, 51_866, 4096, 65_537];
      const value = values[dice(values.length)] ?? 0;
      bytes.writeInt32LE(value, at);
      return { what: `header at ${at} = ${value}`, bytes };
    }
    case 1:
      flip(melAt, vocabularyAt, 1 + dice(20));
      return { what: 'mel filters', bytes };
    case 2:
      flip(vocabularyAt, tensorsAt, 1 + dice(20));
      return { what: 'vocabulary', bytes };
    case 3:
      flip(tensorsAt, Math.min(bytes.length, tensorsAt + 200), 1 + dice(8));
      return { what: 'first tensor header', bytes };
    case 4:
      flip(tensorsAt, bytes.length, 1 + dice(5000));
      return { what: 'weights', bytes };
    default: {
      const length = dice(bytes.length);
      return { what: `cut at ${length}`, bytes: bytes.subarray(0, length) };
    }
  }
}
