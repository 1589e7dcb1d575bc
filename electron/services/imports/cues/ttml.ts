import { clockTime } from '../clock-time.ts';
import { withSpeakers } from '../speaker-prefix.ts';
import type { ReadSegment, Reader } from '../read-text.ts';
import { elementsOf, textOf, xmlTree, type XmlNode } from '../xml-tree.ts';

/** TTML, DFXP, IMSC and EBU-TT; and YouTube's srv3. Times of parents add up as the standard has it. */
export const ttml: Reader = ({ text }) => {
  const head = text.slice(0, 2000);
  if (/<timedtext\b/.test(head)) return { segments: srv3(xmlTree(text)) };
  if (!/<(?:\w+:)?tt[\s>]/.test(head)) return null;
  const root = xmlTree(text);
  const { attributes } = root;
  const clock = {
    frameRate: Number(attributes['frameRate'] ?? 30) * multiplier(attributes['frameRateMultiplier']),
    tickRate: Number(attributes['tickRate'] ?? 1),
  };
  const agents = new Map(
    elementsOf(root, 'agent').map((agent) => [agent.attributes['id'] ?? '', textOf(agent).trim()]),
  );
  const segments: ReadSegment[] = [];
  const walk = (node: XmlNode, fromMs: number, untilMs: number) => {
    const { begin, end, dur } = node.attributes;
    const start = fromMs + (timeOf(begin, clock) ?? 0);
    const own = end === undefined ? null : fromMs + (timeOf(end, clock) ?? 0);
    const length = timeOf(dur, clock);
    const stop = Math.min(untilMs, own ?? (length === null ? untilMs : start + length));
    if (node.name === 'p') {
      const agent = [node, ...elementsOf(node, 'span')]
        .map(({ attributes: { agent: one } }) => one)
        .find((one) => one !== undefined);
      const said = lined(node).trim();
      const endMs = Number.isFinite(stop) ? Math.round(stop) : null;
      if (said !== '')
        segments.push({
          startMs: Math.round(start),
          endMs,
          speaker: agents.get(agent ?? '') ?? null,
          text: said,
          words: [],
        });
      return;
    }
    for (const child of node.children) if (typeof child !== 'string') walk(child, start, stop);
  };
  for (const body of elementsOf(root, 'body')) walk(body, 0, Number.POSITIVE_INFINITY);
  const language = attributes['lang']?.split('-')[0] ?? '';
  return { segments: withSpeakers(segments), language: language === '' ? null : language };
};

function multiplier(text = '1 1'): number {
  const [above = 1, below = 1] = text.split(/[\s:]+/).map(Number);
  return above / below;
}

function timeOf(
  text: string | undefined,
  { frameRate, tickRate }: { frameRate: number; tickRate: number },
): number | null {
  if (text === undefined) return null;
  const offset = /^(\d+(?:\.\d+)?)(h|m|s|ms|f|t)$/.exec(text);
  if (offset === null) return clockTime(text, frameRate);
  const value = Number(offset[1]);
  const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, f: 1000 / frameRate, t: 1000 / tickRate };
  return value * units[offset[2] as keyof typeof units];
}

/** White space is one space, and `br` a line end. */
function lined(node: XmlNode): string {
  return node.children
    .map((child) =>
      typeof child === 'string'
        ? child.replaceAll(/\s+/g, ' ')
        : child.name === 'br'
          ? '\n'
          : child.name === 'metadata'
            ? ''
            : lined(child),
    )
    .join('');
}

function srv3(root: XmlNode): readonly ReadSegment[] {
  return elementsOf(root, 'p').flatMap((node) => {
    const startMs = Number(node.attributes['t'] ?? Number.NaN);
    const text = textOf(node).trim();
    if (!Number.isFinite(startMs) || text === '') return [];
    const endMs = startMs + Number(node.attributes['d'] ?? 0);
    return [{ startMs, endMs, speaker: null, text, words: [] }];
  });
}
