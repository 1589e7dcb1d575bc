import { buildHosts } from '../../scripts/build-hosts.ts';

/** Runs before a whole suite, so that what is tested is what the sources say now: see `cliPath`. */
export async function setup(): Promise<void> {
  await buildHosts();
}

// Playwright takes the default export, Vitest the named one.
// oxlint-disable-next-line import/no-default-export -- Playwright's globalSetup accepts nothing else
export default setup;
