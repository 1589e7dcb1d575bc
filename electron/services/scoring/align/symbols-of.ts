/** Numbers texts so that equal ones have equal numbers. */
export class Symbols {
  readonly #ids = new Map<string, number>();

  of(texts: readonly string[]): Int32Array {
    return Int32Array.from(texts, (text) => {
      const known = this.#ids.get(text);
      if (known !== undefined) return known;
      this.#ids.set(text, this.#ids.size);
      return this.#ids.size - 1;
    });
  }
}
