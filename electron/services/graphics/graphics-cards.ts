import type { Engine, GraphicsCard, GraphicsCards } from '#native/lib/types.ts';
import { allowsSoftwareGraphics } from '#native/lib/graphics/graphics-environment.ts';

/** The graphics cards of this computer, and the one that the settings name. */
export interface Graphics {
  /** Asks the system again. Those that are refused are left out. */
  list(): Promise<GraphicsCards>;
  /** As the settings have it and the system has it now; null where no card was chosen, or it is not there. */
  chosen(): Promise<GraphicsCard | null>;
  /** The same without waiting: null also while the system was not asked yet. */
  known(): GraphicsCard | null;
  /** It is not tried again in this session, until it passes a test. */
  fail(card: Pick<GraphicsCard, 'id'>): void;
  hasFailed(card: Pick<GraphicsCard, 'id'>): boolean;
  pass(card: Pick<GraphicsCard, 'id'>): void;
}

interface GraphicsParts {
  readonly engine: Pick<Engine, 'graphicsCards'>;
  /** Id of the settings; null for the processor. */
  readonly chosenId: () => string | null;
}

export function createGraphics({ engine, chosenId }: GraphicsParts): Graphics {
  const failed = new Set<string>();
  let asked: Promise<GraphicsCards> | null = null;
  let answer: GraphicsCards | null = null;
  const ask = async (): Promise<GraphicsCards> => {
    const found = await engine.graphicsCards();
    const usable = found.cards.filter(({ refused }) => refused === null || allowsSoftwareGraphics());
    const problem = found.problem ?? (usable.length === 0 ? 'no-driver' : null);
    answer = { cards: bestFirst(usable), problem };
    return answer;
  };
  const known = () => answer?.cards.find(({ id }) => id === chosenId()) ?? null;
  return {
    list: () => (asked = ask()),
    async chosen() {
      // Whoever never chose a card is not made to wait for the drivers.
      if (chosenId() === null) return null;
      await (asked ??= ask());
      return known();
    },
    known,
    fail: ({ id }) => void failed.add(id),
    hasFailed: ({ id }) => failed.has(id),
    pass: ({ id }) => void failed.delete(id),
  };
}

const order = ['discrete', 'integrated', 'virtual', 'other', 'processor'] as const;

/** A card of its own before one inside the processor, more memory before less. */
function bestFirst(cards: readonly GraphicsCard[]): readonly GraphicsCard[] {
  return cards.toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || other.memoryBytes - one.memoryBytes,
  );
}
