import path from 'node:path';

/** The app in a terminal as the tests start it: bundled (`hosts.ts`), for the sources take three times as long to load. */
export const cliPath = path.resolve(import.meta.dirname, '../../out/hosts/cli.js');
