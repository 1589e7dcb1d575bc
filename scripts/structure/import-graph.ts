/** Who imports whom, read off the sources: types count as much as values. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');
const aliases: readonly (readonly [prefix: string, folder: string])[] = [
  ['#shared/', 'electron/shared/'],
  ['#services/', 'electron/services/'],
  ['#serving/', 'electron/serving/'],
  ['#logging/', 'electron/logging/'],
  ['#native/', 'native/'],
  ['#renderer/', 'renderer/'],
];
const specifiers = /(?:from|import)\s*\(?\s*'((?:\.{1,2}\/|#)[^'\n]+)'/g;

/** Sources of the app, from the project's root, without tests and what only tests use. */
export function sourceFiles(): readonly string[] {
  const found = globSync(['electron/**/*.{ts,tsx}', 'native/lib/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root });
  const isTest = /\.test\.tsx?$|\.fixture\.ts$/;
  return found
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isTest.test(file))
    .toSorted();
}

/** The file that a specifier names; null for a package. */
function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  return alias === undefined ? null : alias[1] + specifier.slice(alias[0].length);
}

/** For each source the sources that it imports. */
export function readImportGraph(): ReadonlyMap<string, readonly string[]> {
  const files = new Set(sourceFiles());
  const graph = new Map<string, readonly string[]>();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    const targets = [...text.matchAll(specifiers)].map(([, specifier]) => resolve(file, specifier ?? ''));
    graph.set(file, [...new Set(targets.filter((target): target is string => target !== null && files.has(target)))]);
  }
  return graph;
}

/** Groups of two and more that all reach each other: Tarjan, "Depth-first search and linear graph algorithms", 1972. */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    const at = order.size;
    order.set(node, at);
    low.set(node, at);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? at, low.get(next) ?? at));
    }
    if (low.get(node) !== at) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
