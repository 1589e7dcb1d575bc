export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifiers: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'CapsLock', 'AltGraph', 'Fn']);

/**
 * Names of a key press, the surest first; none for a modifier alone. Two names where a layout has `/` or `?` on another
 * key than the one of that place. Keys without a place (media keys of some keyboards) go by what they say.
 */
export function pressNames(press: Press): readonly string[] {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (modifiers.has(key)) return [];
  // A number block types the same Enter; its digits stay keys of their own.
  const place = code === 'NumpadEnter' ? 'Enter' : code === '' ? key : code;
  if (place === '' || place === 'Unidentified') return [];
  const mod = ctrlKey || metaKey;
  const named = [mod && 'Mod', altKey && 'Alt', shiftKey && 'Shift', place].filter(Boolean).join('+');
  const sign = mod || altKey ? undefined : { '/': 'Slash', '?': 'Shift+Slash' }[key];
  if (sign === undefined || sign === named) return [named];
  // On a digit the sign is what the layout has it for; elsewhere the place is surer.
  return place.startsWith('Digit') ? [sign, named] : [named, sign];
}

/** True for a press that types or moves the caret in a field, and must be left to it. */
export function isPlain(name: string): boolean {
  return !/^(?:Mod\+|Alt\+)/.test(name) && !/^(?:Shift\+)?(?:F\d{1,2}|Media\w+|Audio\w+|Launch\w+)$/.test(name);
}

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
const signs: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
  Shift: isMac ? '⇧' : 'Shift',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Equal: '=',
  Minus: '−',
  // Of the signs that every system's letters have: those of the media keys are missing in many.
  MediaPlayPause: '▶‖',
  MediaTrackPrevious: '|◀',
  MediaTrackNext: '▶|',
  MediaStop: '■',
};

/** A key as it is written on keyboards: `Ctrl+F`, `Shift+,`, or `?`. */
export function keyCap(name: string, space: string): string {
  if (name === 'Shift+Slash') return '?';
  const parts = name.split('+').map((part) => {
    if (part === 'Space') return space;
    return signs[part] ?? part.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/^Numpad/, 'Num ');
  });
  return parts.join(isMac ? '' : '+');
}
