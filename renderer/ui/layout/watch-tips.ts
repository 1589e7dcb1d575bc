/** A button whose name is shown beside it. */
export interface Tip {
  readonly anchor: Element;
  readonly text: string;
  /** The command whose keys are shown with it (`data-key-of`); null for none. */
  readonly keyOf: string | null;
}

/** The pointer has to rest on a button this long… */
const delayMs = 500;
/** …and may be off it this long, on its way into the tip: what is shown must be reachable to be read enlarged. */
const graceMs = 150;

/** `data-tip="cut"`: only where the name cannot be read in full beside the icon. */
function tipOf(anchor: Element): Tip | null {
  const keyOf = anchor.getAttribute('data-key-of');
  if (anchor.getAttribute('data-tip') === 'cut' && !isCut(anchor)) return null;
  return { anchor, text: anchor.getAttribute('aria-label') ?? anchor.textContent, keyOf };
}

function isCut(anchor: Element): boolean {
  const texts = [anchor, ...anchor.querySelectorAll('*')].filter(({ childElementCount }) => childElementCount === 0);
  const shown = texts.filter((text) => text.textContent !== '' && text.checkVisibility());
  return (
    shown.length === 0 ||
    shown.some((text) => text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).textOverflow === 'ellipsis')
  );
}

/**
 * Reports which `[data-tip]` element is to show its accessible name, null for none. One set of listeners for the whole
 * page: a list with a button in each row costs nothing. Returns how to stop.
 */
export function watchTips(show: (tip: Tip | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: Element | null = null;
  let isShown = false;
  const want = (anchor: Element | null, afterMs: number) => {
    clearTimeout(timer);
    wanted = anchor;
    timer = setTimeout(() => {
      const tip = anchor && tipOf(anchor);
      isShown = tip !== null;
      show(tip);
    }, afterMs);
  };
  const hide = () => {
    if (wanted !== null || isShown) want(null, 0);
  };
  const listeners = new AbortController();
  const on = <K extends keyof DocumentEventMap>(name: K, listener: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(name, listener, { capture: true, passive: true, signal: listeners.signal });
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return;
    const anchor = target.closest('[data-tip-popup]') ? wanted : target.closest('[data-tip]');
    if (anchor !== wanted) want(anchor, anchor === null ? graceMs : isShown ? 0 : delayMs);
    else if (isShown) clearTimeout(timer);
  });
  on('focusin', ({ target }) => {
    if (target instanceof Element && target.matches('[data-tip]:focus-visible')) want(target, 0);
  });
  on('focusout', hide);
  on('pointerdown', hide);
  on('scroll', hide);
  on('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  return () => {
    listeners.abort();
    clearTimeout(timer);
  };
}
