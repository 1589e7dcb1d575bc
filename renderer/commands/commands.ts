/**
 * anywhere: on every page · list: the recordings · transcript: its page is open · editor: the text of a segment is
 * being typed · review: doubtful words are walked through · compare: two
 * versions stand side by side · judge: findings and doubtful words of the whole library.
 */
export type CommandScope = 'judge' | 'anywhere' | 'list' | 'transcript' | 'editor' | 'review' | 'compare';
export const commandGroups = [
  'app',
  'text',
  'review',
  'speakers',
  'versions',
  'listening',
  'wave',
  'list',
  'queue',
  'judge',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface Command {
  readonly scope: CommandScope;
  readonly group: CommandGroup;
  /** By the place of the key (`KeyboardEvent.code`), so that they are the same in every layout; `Mod` is Ctrl or ⌘. */
  readonly keys: readonly string[];
  /** Repeats while the key is held down. */
  readonly repeats?: true;
  /** Takes something away: never put on a key that habit presses for something else. */
  readonly isDestructive?: true;
}

function anywhere(keys: readonly string[]): Command {
  return { scope: 'anywhere', group: 'app', keys };
}

function transcript(group: CommandGroup, keys: readonly string[], more: { readonly repeats?: true } = {}): Command {
  return { scope: 'transcript', group, keys, ...more };
}

function review(keys: readonly string[], more: { readonly repeats?: true } = {}): Command {
  return { scope: 'review', group: 'review', keys, ...more };
}

function judge(keys: readonly string[], more: { readonly repeats?: true } = {}): Command {
  return { scope: 'judge', group: 'judge', keys, ...more };
}

function compare(keys: readonly string[], more: { readonly repeats?: true } = {}): Command {
  return { scope: 'compare', group: 'versions', keys, ...more };
}

const repeats = { repeats: true } as const;

/** Digits assign a turn and move to the next one. */
function speaker(place: number): Command {
  return transcript('speakers', [`Digit${place}`]);
}

/** With Shift the place stays; with Alt also while text is typed. */
function speakerHere(place: number): Command {
  return transcript('speakers', [`Shift+Digit${place}`, `Alt+Digit${place}`]);
}

/** Everything that can be done by a key, with the keys it has until they are changed. */
export const commands = {
  palette: anywhere(['Mod+KeyK']),
  /** In the transcript where one is open, else in all of them. */
  find: anywhere(['Mod+KeyF']),
  'find-everywhere': anywhere(['Mod+Shift+KeyF', 'Slash']),
  'replace-everywhere': anywhere(['Mod+Shift+KeyH']),
  'add-files': anywhere(['Mod+KeyO']),
  'add-folder': anywhere(['Mod+Shift+KeyO']),
  'live-record': anywhere([]),
  'live-mark': anywhere(['KeyM']),
  'live-pause': anywhere(['Shift+KeyM']),
  'show-library': anywhere([]),
  'show-bin': anywhere([]),
  'show-models': anywhere([]),
  'show-findings': anywhere([]),
  'show-doubtful': anywhere([]),
  'show-rules': anywhere([]),
  'show-activity': anywhere([]),
  'show-overview': anywhere([]),
  'show-people': anywhere([]),
  'open-settings': anywhere(['Mod+Comma']),
  'open-keys': anywhere([]),
  back: anywhere(['Alt+ArrowLeft']),
  /** What is open on top; whatever can be closed registers itself while it is open. */
  close: anywhere(['Escape']),
  help: anywhere(['Shift+Slash', 'F1']),
  'fold-sidebar': anywhere(['Mod+Backslash']),

  'list-open': { scope: 'list', group: 'list', keys: ['Enter'] },
  'list-select-all': { scope: 'list', group: 'list', keys: ['Mod+KeyA'] },
  'list-remove': { scope: 'list', group: 'list', keys: ['Delete'], isDestructive: true },
  'list-undo': { scope: 'list', group: 'list', keys: ['Mod+KeyZ'] },
  'list-redo': { scope: 'list', group: 'list', keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'] },
  'list-rename': { scope: 'list', group: 'list', keys: ['F2'] },
  'list-tags': { scope: 'list', group: 'list', keys: ['Mod+KeyT'] },
  'list-collect': { scope: 'list', group: 'list', keys: ['Mod+Shift+KeyC'] },
  'list-export': { scope: 'list', group: 'list', keys: ['Mod+KeyE'] },
  'list-details': { scope: 'list', group: 'list', keys: ['Alt+Enter'] },

  'judge-next': judge(['KeyJ', 'ArrowDown'], repeats),
  'judge-previous': judge(['KeyK', 'ArrowUp'], repeats),
  'judge-page-next': judge(['PageDown'], repeats),
  'judge-page-previous': judge(['PageUp'], repeats),
  'judge-extend': judge(['Shift+ArrowDown', 'Shift+KeyJ'], repeats),
  'judge-extend-back': judge(['Shift+ArrowUp', 'Shift+KeyK'], repeats),
  'judge-play': judge(['Space']),
  'judge-open': judge(['Enter']),
  'judge-confirm': judge(['KeyC']),
  'judge-dismiss': judge(['KeyD']),
  'judge-unsure': judge(['KeyS']),
  'judge-alike': judge(['KeyA']),
  'judge-reason': judge(['KeyR']),
  'judge-remark': judge(['KeyN']),
  'judge-labels': judge(['KeyL']),
  'judge-evidence': judge(['KeyV']),
  'judge-correct': judge(['KeyE']),
  'judge-undo': judge(['KeyU', 'Mod+KeyZ'], repeats),
  'judge-code-1': judge(['Digit1']),
  'judge-code-2': judge(['Digit2']),
  'judge-code-3': judge(['Digit3']),
  'judge-code-4': judge(['Digit4']),
  'judge-code-5': judge(['Digit5']),
  'judge-code-6': judge(['Digit6']),
  'judge-code-7': judge(['Digit7']),
  'judge-code-8': judge(['Digit8']),
  'judge-code-9': judge(['Digit9']),

  'queue-earlier': { scope: 'anywhere', group: 'queue', keys: ['Alt+ArrowUp'], repeats: true },
  'queue-later': { scope: 'anywhere', group: 'queue', keys: ['Alt+ArrowDown'], repeats: true },
  'queue-first': { scope: 'anywhere', group: 'queue', keys: ['Alt+Home'] },
  'queue-last': { scope: 'anywhere', group: 'queue', keys: ['Alt+End'] },

  export: transcript('text', ['Mod+KeyE']),
  'export-again': transcript('text', ['Mod+Shift+KeyE']),
  'segment-next': transcript('text', ['ArrowDown'], repeats),
  'segment-previous': transcript('text', ['ArrowUp'], repeats),
  'segment-first': transcript('text', ['Home', 'Mod+Home']),
  'segment-last': transcript('text', ['End', 'Mod+End']),
  'page-next': transcript('text', ['PageDown'], repeats),
  'page-previous': transcript('text', ['PageUp'], repeats),
  'segment-edit': transcript('text', ['Enter', 'F2']),
  replace: transcript('text', ['Mod+KeyH']),
  bookmark: transcript('text', ['KeyB', 'Mod+KeyB']),
  note: transcript('text', ['KeyN', 'Mod+Shift+KeyN']),
  'show-notes': transcript('text', ['Shift+KeyN']),
  'select-next': transcript('text', ['Shift+ArrowDown'], repeats),
  'select-previous': transcript('text', ['Shift+ArrowUp'], repeats),
  'copy-segments': transcript('text', ['Mod+KeyC']),
  'copy-text': transcript('text', ['Mod+Shift+KeyC']),
  'copy-link': transcript('text', ['Shift+KeyK']),
  measure: transcript('text', []),
  'copy-rich': transcript('text', []),
  'copy-markdown': transcript('text', []),
  'merge-selected': transcript('text', []),
  'segment-split': transcript('text', ['KeyS']),
  'merge-next': transcript('text', ['Mod+KeyJ']),
  'merge-previous': transcript('text', ['Mod+Shift+KeyJ']),
  'segment-insert': transcript('text', ['Insert', 'Mod+KeyI']),
  'segment-remove': {
    scope: 'transcript',
    group: 'text',
    keys: ['Mod+Shift+Backspace', 'Mod+Shift+Delete'],
    isDestructive: true,
  },
  'start-earlier': transcript('text', ['Alt+BracketLeft'], repeats),
  'start-later': transcript('text', ['Alt+BracketRight'], repeats),
  'start-much-earlier': transcript('text', ['Alt+Shift+BracketLeft'], repeats),
  'start-much-later': transcript('text', ['Alt+Shift+BracketRight'], repeats),
  'end-earlier': transcript('text', ['Alt+Comma'], repeats),
  'end-later': transcript('text', ['Alt+Period'], repeats),
  'end-much-earlier': transcript('text', ['Alt+Shift+Comma'], repeats),
  'end-much-later': transcript('text', ['Alt+Shift+Period'], repeats),
  'show-original': transcript('text', ['KeyO']),
  'show-history': transcript('text', ['KeyH']),
  undo: transcript('text', ['Mod+KeyZ'], repeats),
  redo: transcript('text', ['Mod+Shift+KeyZ', 'Mod+KeyY'], repeats),
  'edit-split': { scope: 'editor', group: 'text', keys: ['Enter'] },
  'edit-save': { scope: 'editor', group: 'text', keys: ['Mod+KeyS', 'Mod+Enter'] },
  'edit-cancel': { scope: 'editor', group: 'text', keys: ['Escape'] },

  'show-review': transcript('review', ['KeyD']),
  'paint-doubt': transcript('review', ['Shift+KeyD']),
  'review-hear': review(['Space']),
  'review-accept': review(['KeyA']),
  'review-correct': review(['Enter']),
  'review-next': review(['ArrowDown', 'KeyJ'], repeats),
  'review-previous': review(['ArrowUp', 'KeyK'], repeats),
  'run-again': transcript('versions', []),
  'compare-versions': transcript('versions', ['Shift+KeyC']),
  'difference-next': compare(['KeyN'], repeats),
  'difference-previous': compare(['KeyP'], repeats),
  'take-difference': compare(['KeyT', 'Enter']),
  'swap-versions': compare(['KeyX']),
  'show-speakers': transcript('speakers', ['KeyP']),
  'speaker-1': speaker(1),
  'speaker-2': speaker(2),
  'speaker-3': speaker(3),
  'speaker-4': speaker(4),
  'speaker-5': speaker(5),
  'speaker-6': speaker(6),
  'speaker-7': speaker(7),
  'speaker-8': speaker(8),
  'speaker-9': speaker(9),
  'speaker-none': speaker(0),
  'speaker-here-1': speakerHere(1),
  'speaker-here-2': speakerHere(2),
  'speaker-here-3': speakerHere(3),
  'speaker-here-4': speakerHere(4),
  'speaker-here-5': speakerHere(5),
  'speaker-here-6': speakerHere(6),
  'speaker-here-7': speakerHere(7),
  'speaker-here-8': speakerHere(8),
  'speaker-here-9': speakerHere(9),
  'speaker-here-none': speakerHere(0),
  'speaker-other': transcript('speakers', ['KeyX']),
  'speaker-other-here': transcript('speakers', ['Shift+KeyX']),
  'speaker-onwards': transcript('speakers', ['KeyG']),
  'speaker-choose': transcript('speakers', ['KeyC']),

  // F4 and F7 to F9 are what foot pedals and typists' programs send.
  'play-toggle': transcript('listening', ['Space', 'F9', 'MediaPlayPause']),
  'play-held': transcript('listening', ['F4']),
  'play-segment': transcript('listening', ['KeyR']),
  'skip-back': transcript('listening', ['ArrowLeft', 'F7', 'MediaTrackPrevious'], repeats),
  'skip-forward': transcript('listening', ['ArrowRight', 'F8', 'MediaTrackNext'], repeats),
  slower: transcript('listening', ['Shift+Comma']),
  faster: transcript('listening', ['Shift+Period']),
  'rate-normal': transcript('listening', ['Backslash']),
  'skip-silence': transcript('listening', ['Shift+KeyS']),
  'show-picture': transcript('listening', ['KeyV']),

  loop: transcript('wave', ['KeyL']),
  'select-start': transcript('wave', ['BracketLeft']),
  'select-end': transcript('wave', ['BracketRight']),
  'select-none': transcript('wave', ['Shift+KeyL']),
  'show-wave': transcript('wave', ['KeyW']),
  'wave-closer': transcript('wave', ['Equal'], repeats),
  'wave-farther': transcript('wave', ['Minus'], repeats),
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as readonly CommandId[];

export function isCommand(name: string): name is CommandId {
  return Object.hasOwn(commands, name);
}

export function commandOf(id: CommandId): Command {
  return commands[id];
}
