/** Nothing typed is older than this on the way to the library. */
export const draftMs = 400;

export interface DraftTimer {
  /** Who gets the drafts from now on, those that wait already too. */
  readonly setReceiver: (onDraft: (text: string) => void) => void;
  /** What stands in the field now; it is handed on `draftMs` after the first change that was not. */
  readonly note: (text: string) => void;
  /** Hands on at once what waits, if anything does. */
  readonly flush: () => void;
  /** Forgets what waits: the field is saved or left in another way. */
  readonly drop: () => void;
}

/** Hands on the newest text after a while; never the same twice, and never one that was overtaken. */
export function createDraftTimer(): DraftTimer {
  let receive: (text: string) => void = () => {};
  let waiting: { readonly text: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const given = waiting;
    waiting = null;
    if (given) receive(given.text);
  };
  return {
    flush,
    setReceiver(onDraft) {
      receive = onDraft;
    },
    note(text) {
      waiting = { text };
      timer ??= setTimeout(flush, draftMs);
    },
    drop() {
      waiting = null;
      flush();
    },
  };
}
