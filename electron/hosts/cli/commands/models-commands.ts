import { badRequest } from '#shared/text/bad-request.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { isTestable, type CatalogueModel, type ModelInfo, type ModelTest } from '#shared/model.ts';
import { downloadModel } from './download-command.ts';
import type { CliSession } from '../session.ts';
import { sayFailure } from '../terminal/terminal.ts';
import { cliTexts } from '../texts/cli-texts.ts';

type Verb = (session: CliSession, words: readonly string[]) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = {
  list,
  download: downloadModel,
  import: importModels,
  accept: (session, [id]) =>
    one(session, required(id), (modelId) => session.running.services['models.accept']({ modelId })),
  export: exportModel,
  verify,
  remove,
  test,
  graphics,
};

export async function models(session: CliSession): Promise<number> {
  const [name = 'list', ...words] = session.args.words;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) throw badRequest('needs-verb', { command: 'models', verbs: Object.keys(verbs).join(' | ') });
  return await verb(session, words);
}

function required(word: string | undefined): string {
  if (word === undefined) throw badRequest('needs-model');
  return word;
}

/** The models that are here, then the published ones that are not, in the order of the advice. */
async function list(session: CliSession): Promise<number> {
  const { services } = session.running;
  const here = await services['models.list']({});
  const published = await services['models.catalogue']({});
  if (session.args.values.json === true) print(session, { here, published });
  else {
    for (const model of here) session.terminal.row(modelLine(model, session.terminal.language));
    session.terminal.out('\n');
    for (const model of published) {
      if (!model.isHere) session.terminal.row(publishedLine(model, session.terminal.language));
    }
  }
  return codeOf(here);
}

async function importModels(session: CliSession, [file]: readonly string[]): Promise<number> {
  const { values } = session.args;
  const how = values.reference === true ? 'reference' : 'copy';
  const result = await session.running.services['models.import']({ path: path.resolve(required(file)), how });
  const imported: ModelInfo[] = [];
  for (const model of result.imported) {
    const isWanted = values.accept === true && model.state === 'unaccepted';
    imported.push(isWanted ? await session.running.services['models.accept']({ modelId: model.id }) : model);
  }
  if (values.json === true) print(session, { ...result, imported });
  else for (const model of imported) session.terminal.row(modelLine(model, session.terminal.language));
  for (const { failure } of result.refused) sayFailure(session.terminal, failure);
  for (const { state, fileName: name } of imported) {
    if (state === 'unaccepted') sayFailure(session.terminal, { code: 'model-unaccepted', params: { name } });
  }
  return result.refused.length > 0 ? 4 : codeOf(imported);
}

async function exportModel(session: CliSession, [id, dir]: readonly string[]): Promise<number> {
  const modelId = required(id);
  if (dir === undefined) throw badRequest('needs-folder');
  const exported = await session.running.services['models.export']({ modelId, dir: path.resolve(dir) });
  if (session.args.values.json === true) print(session, exported);
  else session.terminal.row(exported.path);
  return 0;
}

async function verify(session: CliSession, [id]: readonly string[]): Promise<number> {
  const { services } = session.running;
  const ids = id === undefined ? (await services['models.list']({})).map((model) => model.id) : [id];
  const verified: ModelInfo[] = [];
  for (const modelId of ids) verified.push(await services['models.verify']({ modelId }));
  if (session.args.values.json === true) print(session, verified);
  else for (const model of verified) session.terminal.row(modelLine(model, session.terminal.language));
  return codeOf(verified);
}

async function remove(session: CliSession, [id]: readonly string[]): Promise<number> {
  const freed = await session.running.services['models.remove']({ modelId: required(id) });
  const megabytes = (freed.freedBytes / 1e6).toFixed(0);
  if (session.args.values.json === true) print(session, freed);
  else session.terminal.row(cliTexts(session.terminal.language).models.freed(megabytes));
  return 0;
}

/** One model, or each that can be tried. */
async function test(session: CliSession, [id]: readonly string[]): Promise<number> {
  const { services } = session.running;
  const here = await services['models.list']({});
  const ready = here.filter((model) => isTestable(model)).map((model) => model.id);
  const results: { readonly modelId: string; readonly tests: readonly ModelTest[] }[] = [];
  for (const modelId of id === undefined ? ready : [id]) {
    const tests = await services['models.test']({ modelId });
    results.push({ modelId, tests });
    if (session.args.values.json === true) continue;
    const kind = here.find((model) => model.id === modelId)?.kind;
    for (const one of tests) session.terminal.row(testLine({ id: modelId, kind }, one, session.terminal.language));
  }
  if (session.args.values.json === true) print(session, results);
  return results.every(({ tests }) => tests.some((tried) => tried.failure === null)) ? 0 : 4;
}

/** The graphics cards of this computer; chooses one by its id, or the processor. */
async function graphics(session: CliSession, [id]: readonly string[]): Promise<number> {
  const { services } = session.running;
  const found = await services['models.graphicsCards']({});
  if (id !== undefined) {
    const isThere = id === 'off' || found.cards.some((card) => card.id === id);
    if (!isThere) throw new AppFailure('not-found', { what: id });
    await services['settings.set']({ graphicsCard: id === 'off' ? null : id });
  }
  const { graphicsCard } = await services['settings.get']({});
  if (session.args.values.json === true) print(session, { ...found, chosen: graphicsCard });
  else {
    const text = cliTexts(session.terminal.language).models;
    const row = (isChosen: boolean, line: string) => session.terminal.row(`${isChosen ? '*' : ' '} ${line}`);
    row(graphicsCard === null, `${'off'.padEnd(24)} ${text.processor}`);
    for (const card of found.cards) {
      const memory = `${(card.memoryBytes / 1e9).toFixed(1)} GB`;
      row(card.id === graphicsCard, `${card.id.padEnd(24)} ${card.name}, ${memory}, ${card.driver}`);
    }
    if (found.problem !== null) session.terminal.row(text.noCards[found.problem]);
  }
  return 0;
}

async function one(session: CliSession, id: string, act: (id: string) => Promise<ModelInfo>): Promise<number> {
  const model = await act(id);
  if (session.args.values.json === true) print(session, model);
  else session.terminal.row(modelLine(model, session.terminal.language));
  return codeOf([model]);
}

function codeOf(found: readonly ModelInfo[]): number {
  return found.every((model) => model.state === 'ready') ? 0 : 4;
}

function print({ terminal }: CliSession, value: unknown): void {
  terminal.json(value);
}

function modelLine(model: ModelInfo, language: InterfaceLanguage): string {
  const note = model.kind === 'demo' ? `  (${cliTexts(language).models.demo})` : '';
  const megabytes = (model.sizeBytes / 1e6).toFixed(0);
  return `${model.id.padEnd(24)} ${megabytes.padStart(5)} MB  ${model.state.padEnd(8)} ${model.fileName}${note}`;
}

function publishedLine(model: CatalogueModel, language: InterfaceLanguage): string {
  const megabytes = (model.sizeBytes / 1e6).toFixed(0);
  const { verdict, speed } = model.advice;
  const pace = speed === null ? '' : ` ≈ ${speed.toFixed(1)} ×`;
  return `${model.id.padEnd(24)} ${megabytes.padStart(5)} MB  ${`${cliTexts(language).models.verdicts[verdict]}${pace}`.padEnd(20)} ${model.about[language]}`;
}

function testLine(
  { id, kind }: { readonly id: string; readonly kind: ModelInfo['kind'] | undefined },
  { device, card, speed, memoryBytes, split, failure }: ModelTest,
  language: InterfaceLanguage,
): string {
  const where = card === null ? device : card.name;
  if (failure !== null) return `${id.padEnd(24)} ${where}  ${failureText(failure, language).what}`;
  const memory = memoryBytes === null ? '' : `, ${(memoryBytes / 1e6).toFixed(0)} MB`;
  const text = cliTexts(language).models;
  const lanes = split === null ? '' : `, ${text.lanes(split.lanes, split.threads)}`;
  const verdict = kind === 'voices' || kind === 'sounds' ? `${text.passed[kind]}, ` : '';
  return `${id.padEnd(24)} ${where}  ${verdict}${text.speed(speed.toFixed(1))}${memory}${lanes}`;
}
