import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it (SPDX), or by its text; empty when neither says. */
  readonly licence: string;
  readonly dir: string;
}

const names = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  dependencies: names,
  devDependencies: names,
});
type Manifest = z.infer<typeof manifestSchema>;

const importPattern = /(?:from |import |url\()['"]([^'"]+)['"]/g;

/**
 * The npm packages whose code is in the app: production dependencies, the development dependencies that the page
 * imports (bundled into it), and everything those depend on. Sorted by name.
 */
export function shippedPackages(root: string): ShippedPackage[] {
  const manifest = readManifest(root);
  const imported = importedNames(path.join(root, 'renderer'));
  const bundled = Object.keys(manifest.devDependencies).filter((name) => imported.has(name));
  const found = new Map<string, ShippedPackage>();
  const visit = (name: string, from: string) => {
    // Types leave nothing in the built app.
    const dir = name.startsWith('@types/') ? null : packageDir(name, from);
    if (dir === null) return;
    const { version, license, dependencies } = readManifest(dir);
    const key = `${name} ${version}`;
    if (found.has(key)) return;
    const licence = (typeof license === 'string' ? license : license?.type) ?? licenceByText(dir);
    found.set(key, { name, version, licence, dir });
    for (const dependency of Object.keys(dependencies)) visit(dependency, dir);
  };
  for (const name of [...Object.keys(manifest.dependencies), ...bundled]) visit(name, root);
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Some packages state nothing and bring the text. */
function licenceByText(dir: string): string {
  const file = path.join(dir, 'LICENSE');
  return existsSync(file) && readFileSync(file, 'utf8').startsWith('MIT License') ? 'MIT' : '';
}

function readManifest(dir: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')));
}

/** Packages named by an import anywhere under `dir`, types included: listing one too many does no harm. */
function importedNames(dir: string): ReadonlySet<string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => isOfThePage(file));
  const specifiers = files.flatMap((file) =>
    [...readFileSync(path.join(dir, file), 'utf8').matchAll(importPattern)].map(([, specifier = '']) => specifier),
  );
  return new Set(specifiers.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''));
}

/** Tests and the bundler's configuration stay behind. */
function isOfThePage(file: string): boolean {
  return /\.(tsx?|css)$/.test(file) && !/\.(test|config)\.tsx?$/.test(file);
}

/** Where Node would find it from `from`; null for an optional one that is not installed here. */
function packageDir(name: string, from: string): string | null {
  const places = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  return (
    places.map((place) => path.join(place, name)).find((dir) => existsSync(path.join(dir, 'package.json'))) ?? null
  );
}
