import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');

/** Instructions of a Containerfile, continued lines joined, comments left out. */
function instructions(text: string): readonly string[] {
  return text
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test('the Containerfile follows the rules that its linters have', () => {
  const lines = instructions(read('Containerfile'));
  expect(lines[0]).toMatch(/^FROM \S+:\S+ AS \w+$/);
  for (const line of lines) {
    expect(line).toMatch(/^(?:FROM|RUN|WORKDIR|COPY|USER|ENV|STOPSIGNAL|ENTRYPOINT|CMD) /);
    if (line.startsWith('FROM')) expect(line, 'a version is named').not.toMatch(/:latest|^FROM [^:]+$/);
    if (line.includes('apt-get install')) {
      expect(line).toContain('--no-install-recommends');
      expect(line).toContain('rm -rf /var/lib/apt/lists');
      expect(line).toContain('apt-get update');
    }
    if (/^(?:ENTRYPOINT|CMD)/.test(line)) expect(() => JSON.parse(line.replace(/^\w+ /, '')) as unknown).not.toThrow();
    expect(line, 'no secrets').not.toMatch(/password|secret|token/i);
  }
  const user = lines.findLastIndex((line) => line.startsWith('USER'));
  expect(lines[user]).not.toBe('USER root');
  expect(user).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('RUN')));
});

test('what the image, the compose file and the unit call is what the command line has', () => {
  const options = read('electron/hosts/cli/arguments/options.ts');
  for (const file of ['Containerfile', 'resources/fleet/compose.yaml', 'resources/fleet/stenogram-worker@.service']) {
    const own = read(file).match(/(?<=['" ])--(?:share|models-from|plain-network|store|once)\b/g) ?? [];
    expect(own.length, file).toBeGreaterThan(0);
    for (const option of own) expect(options, `${file} ${option}`).toContain(option.slice(2));
  }
});

test('the compose file has no tabs, no secret in it, and every secret and volume that it names', () => {
  const text = read('resources/fleet/compose.yaml');
  expect(text).not.toContain('\t');
  for (const line of text.split('\n'))
    expect(/^ */.exec(line)?.[0].length ?? 0, line).toSatisfy((indent: number) => indent % 2 === 0);
  for (const name of ['postgres-password', 'fleet-key'])
    expect(text).toMatch(new RegExp(`^  ${name}:\\n    file:`, 'm'));
  for (const name of ['queue', 'worker']) expect(text).toMatch(new RegExp(`^  ${name}:$`, 'm'));
  expect(text).toContain("'127.0.0.1:5432:5432'");
});

test('the unit file has its three sections, and stops a worker in the way that hands its job back', () => {
  const text = read('resources/fleet/stenogram-worker@.service');
  expect(text.match(/^\[\w+\]$/gm)).toEqual(['[Unit]', '[Service]', '[Install]']);
  for (const line of text.split('\n')) expect(line).toMatch(/^(?:|#.*|\[\w+\]|[A-Z]\w*=.*)$/);
  expect(text).toContain('KillSignal=SIGTERM');
});
