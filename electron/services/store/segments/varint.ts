/** Appends a non-negative integer, seven bits a byte, lowest first. */
export function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

export interface VarintReader {
  isAtEnd(): boolean;
  next(): number;
  byte(): number;
  utf8(length: number): string;
}

/** Reading past the end throws a RangeError. */
export function createVarintReader(bytes: Uint8Array): VarintReader {
  let at = 0;
  const byte = () => {
    const value = bytes[at];
    if (value === undefined) throw new RangeError('packed words end too early');
    at += 1;
    return value;
  };
  return {
    isAtEnd: () => at >= bytes.length,
    byte,
    next() {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const part = byte();
        value += (part % 128) * factor;
        if (part < 128) return value;
      }
    },
    utf8(length) {
      if (at + length > bytes.length) throw new RangeError('packed words end too early');
      at += length;
      return Buffer.from(bytes.buffer, bytes.byteOffset + at - length, length).toString('utf8');
    },
  };
}
