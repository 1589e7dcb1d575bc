import { createHash } from 'node:crypto';

/** The grain in which a damaged file is fetched again, and a resumed download is checked. */
export const blockBytes = 1024 * 1024;

/** SHA-256 of a stream as a whole and of its blocks, hex. */
export interface BlockHasher {
  update(piece: Buffer): void;
  readonly byteCount: number;
  /** Blocks that are complete; the last, shorter one is there after `finish`. */
  readonly blocks: readonly string[];
  /** Ends it; only once. */
  finish(): { readonly sha256: string; readonly blocks: readonly string[] };
}

export function createBlockHasher(): BlockHasher {
  const whole = createHash('sha256');
  const blocks: string[] = [];
  let block = createHash('sha256');
  let byteCount = 0;
  const endBlock = () => {
    blocks.push(block.digest('hex'));
    block = createHash('sha256');
  };
  return {
    get byteCount() {
      return byteCount;
    },
    blocks,
    update(piece) {
      whole.update(piece);
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + blockBytes - (byteCount % blockBytes));
        block.update(part);
        byteCount += part.length;
        at += part.length;
        if (byteCount % blockBytes === 0) endBlock();
      }
    },
    finish() {
      if (byteCount % blockBytes > 0) endBlock();
      return { sha256: whole.digest('hex'), blocks };
    },
  };
}
