export interface Colours {
  readonly voice: string;
  readonly silence: string;
  readonly selection: string;
  readonly edge: string;
  readonly head: string;
  readonly line: string;
  readonly shot: string;
  readonly onEdge: string;
  readonly font: string;
}

/** Colours of the theme, from the canvas's own style. */
export function coloursOf(canvas: HTMLElement): Colours {
  const style = getComputedStyle(canvas);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    voice: of('--wave-voice'),
    silence: of('--wave'),
    selection: of('--accent-soft'),
    edge: of('--accent'),
    head: of('--accent'),
    line: of('--line-strong'),
    shot: of('--text-3'),
    onEdge: of('--on-accent'),
    font: of('--font'),
  };
}
