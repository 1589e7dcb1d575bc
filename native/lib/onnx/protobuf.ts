/** One field of a protobuf message: a number, or bytes from `from` to `to`. */
export interface Field {
  readonly id: number;
  readonly wire: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The bytes are no protobuf, or not of the message that is expected. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
}

/** A number of up to ten bytes; what is above 2^53 loses its lowest bits. */
function varint(bytes: Uint8Array, at: number, end: number): readonly [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (let i = 0; i < 10; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined || at + i >= end) throw new ProtobufError('The file ends within a number.');
    if (i < 8) value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) return [value, at + i + 1];
  }
  throw new ProtobufError('A number is too long.');
}

/** The fields between two places, none of them copied. Throws ProtobufError. */
export function* fieldsOf(bytes: Uint8Array, from: number, to: number): Generator<Field, void, void> {
  let at = from;
  while (at < to) {
    const [key, start] = varint(bytes, at, to);
    const [wire, id] = [key % 8, Math.floor(key / 8)];
    if (id === 0) throw new ProtobufError('A field has no number.');
    const field = fieldAt(bytes, { id, wire, start, to });
    if (field.to > to) throw new ProtobufError('The file ends within a field.');
    yield field;
    at = field.to;
  }
}

interface Start {
  readonly id: number;
  readonly wire: number;
  readonly start: number;
  readonly to: number;
}

function fieldAt(bytes: Uint8Array, { id, wire, start, to }: Start): Field {
  if (wire === 0) {
    const [value, next] = varint(bytes, start, to);
    return { id, wire, value, from: start, to: next };
  }
  if (wire === 1) return { id, wire, value: 0, from: start, to: start + 8 };
  if (wire === 5) return { id, wire, value: 0, from: start, to: start + 4 };
  if (wire !== 2) throw new ProtobufError(`A field is of the unknown kind ${wire}.`);
  const [length, next] = varint(bytes, start, to);
  return { id, wire, value: 0, from: next, to: next + length };
}
