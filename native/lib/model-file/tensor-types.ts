/** Storage of one tensor type: `blockBytes` bytes hold `blockSize` values. Numbers are ggml's, from ggml.h. */
export interface TensorType {
  readonly name: string;
  readonly blockSize: number;
  readonly blockBytes: number;
}

export const f32 = 0;
export const f16 = 1;

export const tensorTypes: ReadonlyMap<number, TensorType> = new Map([
  [f32, { name: 'f32', blockSize: 1, blockBytes: 4 }],
  [f16, { name: 'f16', blockSize: 1, blockBytes: 2 }],
  [2, { name: 'q4_0', blockSize: 32, blockBytes: 18 }],
  [3, { name: 'q4_1', blockSize: 32, blockBytes: 20 }],
  [6, { name: 'q5_0', blockSize: 32, blockBytes: 22 }],
  [7, { name: 'q5_1', blockSize: 32, blockBytes: 24 }],
  [8, { name: 'q8_0', blockSize: 32, blockBytes: 34 }],
  [10, { name: 'q2_K', blockSize: 256, blockBytes: 84 }],
  [11, { name: 'q3_K', blockSize: 256, blockBytes: 110 }],
  [12, { name: 'q4_K', blockSize: 256, blockBytes: 144 }],
  [13, { name: 'q5_K', blockSize: 256, blockBytes: 176 }],
  [14, { name: 'q6_K', blockSize: 256, blockBytes: 210 }],
]);

/** The header's file type (without its version in the thousands) → the tensor type of the big matrices. */
export const matrixTypeOfFileType: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [7, 8],
  [8, 6],
  [9, 7],
  [10, 10],
  [11, 11],
  [12, 12],
  [13, 13],
  [14, 14],
]);
