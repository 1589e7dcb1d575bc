import { afterEach, beforeEach } from 'vitest';
import { createTestLibrary, type TestLibrary } from './library.fixture.ts';

/** A new, empty library for each test of the file, gone after it; to be called once, outside the tests. */
export function useTestLibrary(): TestLibrary {
  let current: TestLibrary | null = null;
  const now = () => {
    if (!current) throw new Error('There is a library only while a test runs');
    return current;
  };
  beforeEach(() => {
    current = createTestLibrary();
  });
  afterEach(() => {
    current?.dispose();
    current = null;
  });
  return {
    get dir() {
      return now().dir;
    },
    get library() {
      return now().library;
    },
    reopen: () => now().reopen(),
    dispose: () => now().dispose(),
  };
}
