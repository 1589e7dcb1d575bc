import { z } from 'zod';
import { contract, type MethodName } from '#shared/contract/contract.ts';

type Dice = (limit: number) => number;
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const hostileTexts = [
  '',
  ' ',
  '\0',
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '%00',
  "'; DROP TABLE recording; --",
  '" OR 1=1 --',
  'NEAR(a b', // the query language of the index
  '"""',
  'a* AND (',
  '/(a+)+$/',
  'x'.repeat(40_000),
  '\u202Etxt.exe',
  '\uD800',
  '🤷'.repeat(300),
  '<img src=x onerror=alert(1)>',
  '${process.exit(1)}',
  '__proto__',
  'ё'.repeat(999),
];
const wildValues: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -1,
  () => 0,
  () => 0.5,
  () => 2 ** 53,
  () => -(2 ** 31),
  () => 1n,
  () => true,
  () => [],
  () => ({}),
  () => new Date(Number.NaN),
  () => new Map([['a', 1]]),
  () => new Uint8Array(10),
  () => Array.from({ length: 20_000 }, (_, at) => at),
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":1}}') as unknown,
  () => deep(2000),
  circular,
];

/** A call as a page that was taken over could make it: a name, and an input that is right, nearly right or wild. */
export function fuzzCall(dice: Dice, paths: readonly string[]): { readonly name: unknown; readonly input: unknown } {
  const names = Object.keys(contract) as MethodName[];
  const name = names[dice(names.length)] ?? 'system.info';
  if (dice(25) === 0)
    return {
      name: pick(dice, ['', '__proto__', 'toString', 'constructor', name.toUpperCase(), 7, null, [name]]),
      input: {},
    };
  const valid = make(shapeOf(name), '', dice, paths);
  const how = dice(10);
  if (how < 6) return { name, input: valid };
  if (how === 6) return { name, input: pick(dice, wildValues)() };
  return { name, input: damaged(valid, dice) };
}

const shapes = new Map<MethodName, Shape>();
function shapeOf(name: MethodName): Shape {
  const known = shapes.get(name);
  if (known !== undefined) return known;
  const shape = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Shape;
  shapes.set(name, shape);
  return shape;
}

function make(shape: Shape, key: string, dice: Dice, paths: readonly string[]): unknown {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return make(pick(dice, choices), key, dice, paths);
  if (shape.enum !== undefined) return pick(dice, shape.enum);
  if (shape.const !== undefined) return shape.const;
  const { type = 'string' } = shape;
  switch (type) {
    case 'object':
      return makeObject(shape, dice, paths);
    case 'array':
      return Array.from({ length: (shape.minItems ?? 0) + dice(4) }, () => make(shape.items ?? {}, key, dice, paths));
    case 'integer':
    case 'number':
      return makeNumber(shape, dice);
    case 'boolean':
      return dice(2) === 0;
    case 'null':
      return null;
    default:
      return /path|dir|folder|file/i.test(key) ? pick(dice, paths) : pick(dice, hostileTexts);
  }
}

function makeObject({ properties = {}, required = [] }: Shape, dice: Dice, paths: readonly string[]): unknown {
  const entries = Object.entries(properties).filter(([key]) => required.includes(key) || dice(2) === 0);
  return Object.fromEntries(entries.map(([key, shape]) => [key, make(shape, key, dice, paths)]));
}

/** Small numbers mostly: they are ids and places that exist. */
function makeNumber({ minimum = 0, maximum = 2 ** 53 - 1 }: Shape, dice: Dice): number {
  const value = dice(4) === 0 ? pick(dice, [maximum, 2 ** 20, 2 ** 20 + 3, 2 ** 31, 1_048_576 * 2]) : dice(5);
  return Math.max(minimum, Math.min(maximum, value));
}

/** One field is made wild, left out or added. */
function damaged(input: unknown, dice: Dice): unknown {
  if (typeof input !== 'object' || input === null) return pick(dice, wildValues)();
  const fields: Record<string, unknown> = { ...input };
  const keys = Object.keys(fields);
  const key = keys[dice(keys.length)] ?? 'extra';
  const how = dice(3);
  if (how === 0) delete fields[key];
  else fields[how === 1 ? key : 'extra'] = dice(2) === 0 ? pick(dice, wildValues)() : pick(dice, hostileTexts);
  return fields;
}

function pick<T>(dice: Dice, choices: readonly T[]): T {
  return choices[dice(choices.length)] as T;
}

function deep(depth: number): unknown {
  let value: unknown = 1;
  for (let left = depth; left > 0; left -= 1) value = [value];
  return value;
}

function circular(): unknown {
  const self: Record<string, unknown> = {};
  self['self'] = self;
  return self;
}
