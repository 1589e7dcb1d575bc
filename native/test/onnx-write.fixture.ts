/** ONNX files out of TypeScript, for tests: just enough protobuf. */
export interface WrittenTensor {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}
export interface WrittenNode {
  readonly kind: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly numbers?: Readonly<Record<string, number | readonly number[]>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly domain?: string;
}
export interface WrittenShape {
  readonly name: string;
  /** 1: float, 6: int32, 7: int64. */
  readonly type?: number;
  readonly sizes: readonly (number | string)[];
}
export interface WrittenModel {
  readonly nodes: readonly WrittenNode[];
  readonly inputs: readonly WrittenShape[];
  readonly outputs: readonly WrittenShape[];
  readonly weights?: readonly WrittenTensor[];
  readonly opset?: number;
  /** Says that the weights lie in another file. */
  readonly isExternal?: boolean;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(left & 127n);
    left >>= 7n;
    bytes.push(left > 0n ? low + 128 : low);
  } while (left > 0n);
  return Buffer.from(bytes);
}

const key = (id: number, wire: number) => varint(id * 8 + wire);
const int = (id: number, value: number) => Buffer.concat([key(id, 0), varint(value)]);
const bytes = (id: number, value: Uint8Array) => Buffer.concat([key(id, 2), varint(value.length), value]);
const text = (id: number, value: string) => bytes(id, Buffer.from(value));

function tensor({ name, sizes, data }: WrittenTensor, isExternal: boolean): Buffer {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const place = isExternal ? [bytes(13, Buffer.concat([text(1, 'location'), text(2, '/etc/passwd')])), int(14, 1)] : [];
  return Buffer.concat([
    ...sizes.map((size) => int(1, size)),
    int(2, data instanceof Float32Array ? 1 : 7),
    text(8, name),
    ...(isExternal ? place : [bytes(9, raw)]),
  ]);
}

function node({ kind, inputs, outputs, numbers = {}, texts = {}, domain = '' }: WrittenNode): Buffer {
  const attributes = Object.entries(numbers).map(([name, value]) => {
    const parts =
      typeof value === 'number' ? [int(3, value), int(20, 2)] : [...value.map((one) => int(8, one)), int(20, 7)];
    return bytes(5, Buffer.concat([text(1, name), ...parts]));
  });
  for (const [name, value] of Object.entries(texts)) {
    attributes.push(bytes(5, Buffer.concat([text(1, name), text(4, value), int(20, 3)])));
  }
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, kind),
    ...attributes,
    ...(domain === '' ? [] : [text(7, domain)]),
  ]);
}

function shape({ name, type = 1, sizes }: WrittenShape): Buffer {
  const all = sizes.map((size) => bytes(1, typeof size === 'number' ? int(1, size) : text(2, size)));
  const inside = Buffer.concat([int(1, type), bytes(2, Buffer.concat(all))]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, inside))]);
}

export function writeOnnx({
  nodes,
  inputs,
  outputs,
  weights = [],
  opset = 13,
  isExternal = false,
}: WrittenModel): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((one) => bytes(1, node(one))),
    text(2, 'test'),
    ...weights.map((one) => bytes(5, tensor(one, isExternal))),
    ...inputs.map((one) => bytes(11, shape(one))),
    ...outputs.map((one) => bytes(12, shape(one))),
  ]);
  const operations = Buffer.concat([text(1, ''), int(2, opset)]);
  return Buffer.concat([int(1, 8), text(2, 'test'), bytes(7, graph), bytes(8, operations)]);
}
