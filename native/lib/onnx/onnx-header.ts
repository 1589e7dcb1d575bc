import { fieldsOf, ProtobufError, type Field } from './protobuf.ts';

/** An input or an output: its kind of number as ONNX counts them (1: float, 6: int32, 7: int64), and its sizes. */
export interface TensorShape {
  readonly name: string;
  readonly type: number;
  /** Names stand for sizes that are known only when it runs. */
  readonly sizes: readonly (number | string)[];
}

/** What an ONNX file says of itself. */
export interface OnnxHeader {
  readonly opsets: ReadonlyMap<string, number>;
  /** Kinds of operations, those of foreign domains with their domain. */
  readonly kinds: ReadonlySet<string>;
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
  /** Weights lie in other files. */
  readonly isExternal: boolean;
}

const maxNodes = 200_000;
const maxDepth = 8;
const maxTextBytes = 1 << 20;
const maxSizes = 16;
const decoder = new TextDecoder();

class Reader {
  readonly opsets = new Map<string, number>();
  readonly kinds = new Set<string>();
  readonly inputs: TensorShape[] = [];
  readonly outputs: TensorShape[] = [];
  isExternal = false;
  private nodes = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(): OnnxHeader {
    let graphs = 0;
    let version = 0;
    for (const field of fieldsOf(this.bytes, 0, this.bytes.length)) {
      if (field.id === 1) version = field.value;
      else if (field.id === 8) this.opset(field);
      else if (field.id === 20 || field.id === 25) throw new ProtobufError('It holds functions or training.');
      else if (field.id === 7) {
        graphs += 1;
        this.graph(field, 0);
      }
    }
    if (graphs !== 1 || version === 0 || !this.opsets.has('')) throw new ProtobufError('It is no ONNX model.');
    return this;
  }

  private text(field: Field): string {
    if (field.wire !== 2 || field.to - field.from > maxTextBytes)
      throw new ProtobufError('A text is none or too long.');
    return decoder.decode(this.bytes.subarray(field.from, field.to));
  }

  private inside(field: Field): Iterable<Field> {
    if (field.wire !== 2) throw new ProtobufError('A message is expected.');
    return fieldsOf(this.bytes, field.from, field.to);
  }

  private opset(field: Field): void {
    let domain = '';
    let version = 0;
    for (const own of this.inside(field)) {
      if (own.id === 1) domain = this.text(own);
      else if (own.id === 2) version = own.value;
    }
    this.opsets.set(domain === 'ai.onnx' ? '' : domain, version);
  }

  private graph(field: Field, depth: number): void {
    if (depth > maxDepth) throw new ProtobufError('Its graphs are too deep.');
    for (const own of this.inside(field)) {
      if (own.id === 1) this.node(own, depth);
      else if (own.id === 5) this.tensor(own);
      else if (own.id === 15) throw new ProtobufError('It has sparse weights.');
      else if (depth === 0 && own.id === 11) this.inputs.push(this.shape(own));
      else if (depth === 0 && own.id === 12) this.outputs.push(this.shape(own));
    }
  }

  private node(field: Field, depth: number): void {
    this.nodes += 1;
    if (this.nodes > maxNodes) throw new ProtobufError('It has too many operations.');
    let kind = '';
    let domain = '';
    for (const own of this.inside(field)) {
      if (own.id === 4) kind = this.text(own);
      else if (own.id === 7) domain = this.text(own);
      else if (own.id === 5) this.attribute(own, depth);
    }
    this.kinds.add(domain === '' || domain === 'ai.onnx' ? kind : `${domain}:${kind}`);
  }

  private attribute(field: Field, depth: number): void {
    for (const own of this.inside(field)) {
      if (own.id === 5 || own.id === 10) this.tensor(own);
      else if (own.id === 6 || own.id === 11) this.graph(own, depth + 1);
    }
  }

  private tensor(field: Field): void {
    for (const own of this.inside(field)) {
      if (own.id === 13 || (own.id === 14 && own.value === 1)) this.isExternal = true;
    }
  }

  private shape(field: Field): TensorShape {
    let name = '';
    let type = 0;
    const sizes: (number | string)[] = [];
    for (const own of this.inside(field)) {
      if (own.id === 1) name = this.text(own);
      else if (own.id === 2) {
        for (const kind of this.inside(own)) {
          if (kind.id !== 1) continue;
          for (const part of this.inside(kind)) {
            if (part.id === 1) type = part.value;
            else if (part.id === 2) this.sizes(part, sizes);
          }
        }
      }
    }
    return { name, type, sizes };
  }

  private sizes(field: Field, into: (number | string)[]): void {
    for (const size of this.inside(field)) {
      if (size.id !== 1) continue;
      if (into.length >= maxSizes) throw new ProtobufError('It has too many dimensions.');
      let value: number | string = '?';
      for (const own of this.inside(size)) value = own.id === 1 ? own.value : own.id === 2 ? this.text(own) : value;
      into.push(value);
    }
  }
}

/** Reads a file before any native code sees it: no weights are copied. Throws ProtobufError. */
export function readOnnxHeader(bytes: Uint8Array): OnnxHeader {
  return new Reader(bytes).read();
}

export interface ExpectedTensor {
  readonly name: string;
  readonly type: number;
  /** Null for a size that may be any. */
  readonly sizes: readonly (number | null)[];
}

export interface ExpectedModel {
  readonly inputs: readonly ExpectedTensor[];
  readonly outputs: readonly ExpectedTensor[];
}

const domains = new Set(['', 'com.microsoft', 'ai.onnx.ml']);
const opsetRange = { min: 7, max: 23 };

/** Why a file must not be opened for this work; null where it may. */
export function refusalOf(header: OnnxHeader, expected: ExpectedModel): string | null {
  if (header.isExternal) return 'its weights lie outside of the file';
  for (const domain of header.opsets.keys()) if (!domains.has(domain)) return `it has operations of ${domain}`;
  const opset = header.opsets.get('') ?? 0;
  if (opset < opsetRange.min || opset > opsetRange.max) return `its operations are of version ${opset}`;
  if (header.inputs.length !== expected.inputs.length) return `it has ${header.inputs.length} inputs`;
  return differenceOf(header.inputs, expected.inputs) ?? differenceOf(header.outputs, expected.outputs);
}

function differenceOf(shapes: readonly TensorShape[], expected: readonly ExpectedTensor[]): string | null {
  for (const { name, type, sizes } of expected) {
    const shape = shapes.find((one) => one.name === name);
    if (shape === undefined) return `it has no ${name}`;
    const isSame =
      shape.type === type &&
      shape.sizes.length === sizes.length &&
      sizes.every((size, nth) => size === null || typeof shape.sizes[nth] !== 'number' || shape.sizes[nth] === size);
    if (!isSame) return `${name} has the shape ${shape.type} [${shape.sizes.join(', ')}]`;
  }
  return null;
}
