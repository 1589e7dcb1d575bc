import type { Engine } from '#native/lib/types.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import { createGraphics, type Graphics } from '#services/graphics/graphics-cards.ts';
import { createModelGraphics } from '#services/graphics/model-graphics.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Models } from '#services/models/models.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';
import { createEngineModels, type EngineModels } from '#services/recognition/engine-models.ts';

interface GraphicsParts {
  readonly engine: Engine;
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly models: Models;
  readonly host: ServiceOptions['host'];
}

/** The graphics cards with the settings of the library, and the models that are loaded on one or on the processor. */
export function openGraphics({ engine, library, events, log, models, host }: GraphicsParts): {
  readonly graphics: Graphics;
  readonly engineModels: EngineModels;
} {
  const emitModels = async () => events.emit('models.changed', { models: await models.list() });
  const graphics = createGraphics({ engine, chosenId: () => library.settings.get().graphicsCard });
  const modelGraphics = createModelGraphics({
    graphics,
    tests: models.tests,
    onFailed: () => void emitModels(),
    warn: (text, error) => log.warn(text, error),
  });
  // Models are tested on a card that was just chosen, or whose driver is new, when there is time.
  const lookForCard = async () => {
    if ((await graphics.chosen()) !== null) await emitModels();
  };
  let chosenId = library.settings.get().graphicsCard;
  // A command ends with its work, and asks for cards only when it needs one.
  if (host !== 'cli' && chosenId !== null) void lookForCard();
  events.on((event) => {
    if (event.name !== 'settings.changed' || event.data.settings.graphicsCard === chosenId) return;
    chosenId = event.data.settings.graphicsCard;
    if (host !== 'cli') void lookForCard();
  });
  return { graphics, engineModels: createEngineModels({ engine, models, graphics: modelGraphics }) };
}
