import { ApiFailure } from './api-failure.ts';

const maxFieldBytes = 64 * 1024;
const maxHeaderBytes = 16 * 1024;
const maxFields = 200;

export interface FilePart {
  readonly field: string;
  /** As the client calls it; may be anything. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Reads a `multipart/form-data` body as it comes: a file is handed to `onFile` piece by piece and never held in
 * memory. Resolves to the fields; one that was sent several times has several values.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  onFile: (part: FilePart) => Promise<void>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw malformed('its boundary is missing');
  const input = new Pieces(body);
  const delimiter = Buffer.from(`\r\n--${mark}`, 'utf8');
  const fields = new Map<string, string[]>();
  // The first delimiter has no line before it.
  input.unread(Buffer.from('\r\n'));
  await collect(input.until(delimiter), maxFieldBytes);
  for (let count = 0; !(await input.isNext('--')); count += 1) {
    if (count >= maxFields) throw malformed('it has too many parts');
    await collect(input.until(Buffer.from('\r\n')), maxHeaderBytes);
    const head = (await collect(input.until(Buffer.from('\r\n\r\n')), maxHeaderBytes)).toString('utf8');
    const { name, filename } = readDisposition(head);
    const content = input.until(delimiter);
    if (filename !== null) {
      await onFile({ field: name, name: filename, content });
      for await (const _ of content); // what was not wanted
    } else {
      const value = (await collect(content, maxFieldBytes)).toString('utf8');
      fields.set(name, [...(fields.get(name) ?? []), value]);
    }
  }
  return fields;
}

function readDisposition(head: string): { readonly name: string; readonly filename: string | null } {
  const line = head.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one));
  if (line === undefined) throw malformed('a part has no name');
  const name = parameter(line, 'name');
  if (name === null) throw malformed('a part has no name');
  const encoded = /;\s*filename\*=UTF-8''([^\s;]*)/i.exec(line)?.[1];
  return { name, filename: encoded === undefined ? parameter(line, 'filename') : decoded(encoded) };
}

function parameter(line: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]*))`, 'i').exec(line);
  if (found === null) return null;
  const [, quoted, plain = ''] = found;
  if (quoted === undefined) return plain;
  // Browsers write a quotation mark as %22, curl as \".
  return quoted
    .replaceAll(/\\(["\\])/g, '$1')
    .replaceAll('%22', '"')
    .replaceAll('%0D', '')
    .replaceAll('%0A', '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function malformed(why: string): ApiFailure {
  return new ApiFailure(400, 'malformed_body', `The request body cannot be read as multipart/form-data: ${why}.`);
}

async function collect(pieces: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes) throw new ApiFailure(413, 'too_large', `A field is longer than ${maxBytes} bytes.`);
    kept.push(piece);
  }
  return Buffer.concat(kept);
}

/** Bytes that come in pieces, read up to marks that may lie across two of them. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  unread(bytes: Buffer): void {
    this.#waiting = Buffer.concat([bytes, this.#waiting]);
  }

  async isNext(text: string): Promise<boolean> {
    while (this.#waiting.length < text.length) await this.#more();
    return this.#waiting.subarray(0, text.length).toString('latin1') === text;
  }

  async *until(mark: Buffer): AsyncGenerator<Buffer, void, void> {
    for (;;) {
      const at = this.#waiting.indexOf(mark);
      if (at >= 0) {
        const before = this.#waiting.subarray(0, at);
        this.#waiting = this.#waiting.subarray(at + mark.length);
        if (before.length > 0) yield before;
        return;
      }
      const safe = this.#waiting.length - mark.length + 1;
      if (safe > 0) {
        const before = this.#waiting.subarray(0, safe);
        this.#waiting = this.#waiting.subarray(safe);
        yield before;
      }
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done === true) throw malformed('it ends too early');
    this.#waiting = this.#waiting.length === 0 ? Buffer.from(value) : Buffer.concat([this.#waiting, value]);
  }
}
