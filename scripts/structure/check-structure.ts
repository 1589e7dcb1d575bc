/** What a newcomer sees of the structure: walls as the table says, no circles, no folder of more files than one reads at a
 * glance, names in the field's words, no line of documentation that is too long to compare. */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { dialectIn, phrasesIn } from './dialect.ts';
import { findCircles, readImportGraph, sourceFiles } from './import-graph.ts';
import { roomOf } from './rooms.ts';

const maxFiles = 20;
/** Of a line of documentation, so that changes to it can be read. */
const maxColumns = 140;
/** One file a language, one a step of the schema, one a namespace: they grow by design. */
const mayGrow = /\/(locales|migrations|shared\/contract|services\/api)(\/|$)/;

function crowdedFolders(): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of sourceFiles()) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts].filter(([folder, count]) => count > maxFiles && !mayGrow.test(folder));
  return crowded.map(([folder, count]) => `${folder} holds ${count} files: part it by what they are about`);
}

function circles(): readonly string[] {
  return findCircles(readImportGraph()).map((files) => `these import each other: ${files.join(' ')}`);
}

function homeless(): readonly string[] {
  return sourceFiles()
    .filter((file) => roomOf(file) === null)
    .map((file) => `${file} is in no room of rooms.ts`);
}

/** Tables and code cannot be wrapped. */
function longLines(): readonly string[] {
  return globSync(['*.md', 'docs/**/*.md']).flatMap((file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/^```.*?^```/gms, (code) => code.replaceAll(/[^\n]/g, ''));
    return text.split('\n').flatMap((line, at) => {
      const isLong = line.length > maxColumns && !line.trimStart().startsWith('|');
      return isLong ? [`${file}:${at + 1} has ${line.length} characters: wrap it at ${maxColumns}`] : [];
    });
  });
}

const written = [
  '{electron,renderer,scripts,tests,native/lib,native/src,native/test}/**/*.{ts,tsx,cc,h}',
  'docs/**/*.md',
];
const sentences = globSync(written, { exclude: ['scripts/structure/dialect.test.ts'] }).flatMap((file) =>
  phrasesIn(file, readFileSync(file, 'utf8')),
);
const names = dialectIn(sourceFiles());
const complaints = [...homeless(), ...circles(), ...crowdedFolders(), ...names, ...sentences, ...longLines()];
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
