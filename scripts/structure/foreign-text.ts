/**
 * Finds the places of the page that show text which is not ours without saying that its direction is its own: Hebrew and
 * Arabic names, speakers and words would be set from left to right.
 */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** What the page calls text that people, files and models give. */
const foreignNames = new Set(
  'after before detail fileName folder form hint listName match matched name note path quote reason recordingName replacement said speaker subtitle tag term text title word'.split(
    ' ',
  ),
);
/** A field for letters. */
const letterTypes = new Set([undefined, 'text', 'search', 'url']);
/** Where a name of `foreignNames` is a sentence of the interface, which isolates what is put into it. */
const ourSentences: Readonly<Record<string, string>> = {
  'renderer/app/HelpDialog.tsx': 'name title',
  'renderer/features/library/BulkProgress.tsx': 'text',
  'renderer/features/library/first-run/FirstRun.tsx': 'title text',
  'renderer/features/models/InstalledModels.tsx': 'note',
  // Isolated by characters, as SVG knows no direction of its own.
  'renderer/features/quality/charts/BarChart.tsx': 'name',
  'renderer/features/search/SearchBar.tsx': 'said',
  'renderer/features/search/SearchChips.tsx': 'said',
  // What is found in notes is shown by another file.
  'renderer/features/search/SearchPage.tsx': 'text',
  'renderer/features/settings/Connections.tsx': 'name',
  'renderer/features/settings/Row.tsx': 'text',
  'renderer/features/settings/Section.tsx': 'title text',
  'renderer/features/settings/shortcuts/CommandRow.tsx': 'name',
  // Inside the paragraph of its side.
  'renderer/features/transcript/compare/CompareRow.tsx': 'text',
  'renderer/features/transcript/editor/rows/SegmentRow.tsx': 'said',
  // Inside the paragraph of its segment.
  'renderer/features/transcript/editor/rows/WordSpans.tsx': 'text',
  // Lines as the PDF has placed them, and runs inside their paragraph.
  'renderer/features/transcript/export/FirstPage.tsx': 'text',
  'renderer/features/transcript/find-replace/FindBar.tsx': 'said',
  'renderer/features/transcript/review/ReviewPanel.tsx': 'title text',
  'renderer/features/transcript/versions/Field.tsx': 'hint',
  'renderer/features/watch/watch-lists/WatchListsPage.tsx': 'text',
  'renderer/ui/layout/EmptyState.tsx': 'title',
  'renderer/ui/layout/Modal.tsx': 'title',
  'renderer/ui/layout/Notice.tsx': 'title',
  'renderer/ui/layout/PageHeader.tsx': 'before',
  'renderer/ui/layout/TipLayer.tsx': 'text',
  'renderer/widgets/Announcer.tsx': 'text',
  'renderer/widgets/SidePanel.tsx': 'title',
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Each as `line: code`; empty where the file is right. `file` counts from the project's root. */
export function foreignTextWithoutDirection(file: string, source = readFileSync(file, 'utf8')): readonly string[] {
  const ours = new Set(ourSentences[file]?.split(' '));
  const names = new Set([...foreignNames].filter((name) => !ours.has(name)));
  const program = parseSync(file, source, { lang: 'tsx' }).program as unknown as Node;
  const found: string[] = [];
  const complain = (node: Node) => {
    const line = source.slice(0, node.start).split('\n').length;
    found.push(`${line}: ${source.slice(node.start, node.end as number).split('\n')[0]}`);
  };
  const walk = (value: unknown, isDirected: boolean): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, isDirected);
    if (!isNode(value)) return;
    if (value.type === 'JSXElement') {
      const opening = value['openingElement'] as Node;
      const element = nameOf(opening['name']);
      // The window's title and the names for screen readers are set by others.
      const directed = isDirected || element === 'bdi' || element === 'title' || hasDirection(opening);
      if (isLetterField(opening) && !hasDirection(opening)) complain(opening);
      walk(opening, isDirected);
      for (const child of value['children'] as readonly Node[]) {
        const shown = child.type === 'JSXExpressionContainer' ? child['expression'] : null;
        if (!directed && isForeign(shown, names)) complain(child);
        walk(child, directed);
      }
      return;
    }
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') walk(child, isDirected);
  };
  walk(program, false);
  return found;
}

/** Whether an expression comes to text that is not ours; what the words of a language are given is isolated by them. */
function isForeign(value: unknown, names: ReadonlySet<string>): boolean {
  if (!isNode(value)) return false;
  const any = (values: unknown) => (values as readonly unknown[]).some((one) => isForeign(one, names));
  const part = (key: string) => any([value[key]]);
  switch (value.type) {
    case 'Identifier':
      return names.has(String(value['name']));
    case 'MemberExpression':
      return !isOurs(value) && names.has(nameOf(value['property']));
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return part('expression');
    case 'ConditionalExpression':
      return part('consequent') || part('alternate');
    case 'LogicalExpression':
      return part('right') || (value['operator'] !== '&&' && part('left'));
    case 'BinaryExpression':
      return value['operator'] === '+' && (part('left') || part('right'));
    case 'TemplateLiteral':
      return any(value['expressions']);
    case 'CallExpression': {
      const callee = value['callee'] as Node;
      if (isOurs(callee)) return false;
      // `text.slice(…)` is text; `rows.map(…)` shows elements that are checked by themselves.
      const object = callee.type === 'MemberExpression' ? callee['object'] : null;
      return any([object]) || any(value['arguments']);
    }
    default:
      return false;
  }
}

const ourRoots = new Set(['t', 'format', 'words']);

/** Begins with the words and formats of the interface. */
function isOurs(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === 'Identifier') return ourRoots.has(nameOf(value));
  return value.type === 'MemberExpression' ? isOurs(value['object']) : false;
}

function isLetterField(opening: Node): boolean {
  const name = nameOf(opening['name']);
  return name === 'textarea' || (name === 'input' && letterTypes.has(attributeOf(opening, 'type')));
}

/** Said here, or given with other attributes. */
function hasDirection(opening: Node): boolean {
  const attributes = opening['attributes'] as readonly Node[];
  return attributeOf(opening, 'dir') !== undefined || attributes.some(({ type }) => type === 'JSXSpreadAttribute');
}

/** The text of an attribute, '' for one without plain text; undefined where it is not there. */
function attributeOf(opening: Node, name: string): string | undefined {
  const found = (opening['attributes'] as readonly Node[]).find((one) => nameOf(one['name']) === name);
  const value = found?.['value'];
  return found && (isNode(value) && value.type === 'Literal' ? String(value['value']) : '');
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
