/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text for the inside of a sentence: a Hebrew or Arabic name keeps its own direction and turns nothing beside it. */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * The same words, their functions isolating every text they are given; sentences of ours need nothing else. A part is made
 * when it is first read: a page needs few of them.
 */
export function isolating<T extends object>(words: T): T {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    if (isPlain(value)) makeWhenRead(made, key, () => isolating(value));
    else
      made[key] = typeof value === 'function' ? isolatingCall(value as (...all: readonly unknown[]) => unknown) : value;
  }
  return made as T;
}

function isolatingCall(call: (...all: readonly unknown[]) => unknown) {
  return (...given: readonly unknown[]) => call(...given.map(isolateAll));
}

function makeWhenRead(object: object, key: string, make: () => unknown): void {
  Object.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    get() {
      const value = make();
      Object.defineProperty(object, key, { configurable: true, enumerable: true, value });
      return value;
    },
  });
}

function isolateAll(value: unknown): unknown {
  if (typeof value === 'string') return isolate(value);
  if (Array.isArray(value)) return value.map(isolateAll);
  return isPlain(value) ? mapped(value, isolateAll) : value;
}

function mapped(object: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
