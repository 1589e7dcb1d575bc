import type { EngineError, GraphicsCard, GraphicsUse } from '#native/lib/types.ts';
import { judgeGraphics } from '#shared/graphics.ts';
import type { ModelInfo, ModelTest } from '#shared/model.ts';
import type { Graphics } from './graphics-cards.ts';
import { graphicsUse } from './limits.ts';

export interface ChosenCard {
  readonly card: GraphicsCard;
  readonly use: GraphicsUse;
  /** That it passed. */
  readonly test: ModelTest;
}

/** Which model is run on the chosen graphics card, and what becomes of a card that fails. */
export interface ModelGraphics {
  /** Null where the processor does the work: no card is chosen, or it did not pass the test of this very model. */
  cardFor(model: ModelInfo): Promise<ChosenCard | null>;
  /** Remembers it with the version of the driver; a test is needed before it is used again. Returns the reason in one line. */
  failed(model: ModelInfo, chosen: ChosenCard, error: EngineError): string;
}

interface ModelGraphicsParts {
  readonly graphics: Graphics;
  readonly tests: { of(sha256: string): readonly ModelTest[]; set(sha256: string, tests: readonly ModelTest[]): void };
  /** The lists of models say something new. */
  readonly onFailed: () => void;
  readonly warn: (text: string, error: unknown) => void;
}

export function createModelGraphics({ graphics, tests, onFailed, warn }: ModelGraphicsParts): ModelGraphics {
  return {
    async cardFor({ sha256, sizeBytes, sizeClass }) {
      if (sha256 === null || sizeClass === 'gigaam') return null;
      const card = await graphics.chosen();
      if (card === null || graphics.hasFailed(card)) return null;
      const verdict = judgeGraphics(tests.of(sha256), card);
      if (verdict.state !== 'used') return null;
      const use = graphicsUse(sizeBytes, verdict.test);
      return use === null ? null : { card, use, test: verdict.test };
    },
    failed({ sha256 }, { card, test }, error) {
      const { name, id } = card;
      const detail = (error.message.split('\n')[0] ?? '').replace(/\.$/u, '').slice(0, 200);
      warn(`the graphics card ${name} failed; the processor goes on`, error);
      graphics.fail(card);
      if (sha256 !== null) {
        const failure = { code: 'graphics-card-failed', params: { name, detail } } as const;
        const others = tests.of(sha256).filter((one) => one.card?.id !== id);
        tests.set(sha256, [...others, { ...test, speed: 0, testedAtMs: Date.now(), failure }]);
      }
      onFailed();
      return detail;
    },
  };
}
