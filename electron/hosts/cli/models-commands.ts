import { AppFailure } from '#shared/failure.ts';
import type { ModelInfo } from '#shared/model.ts';
import type { CliSession } from './session.ts';

export async function models(session: CliSession): Promise<number> {
  const [verb = 'list', ...rest] = session.args.words;
  const found = await act(session, verb, rest);
  const { terminal } = session;
  if (session.args.values.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else for (const model of found) terminal.out(`${modelLine(model, terminal.language)}\n`);
  return found.every((model) => model.state === 'ready') ? 0 : 4;
}

async function act({ running }: CliSession, verb: string, rest: readonly string[]): Promise<readonly ModelInfo[]> {
  const { services } = running;
  const [name] = rest;
  if (verb === 'list' && name === undefined) return await services['models.list']({});
  if (verb === 'import' && name !== undefined) return [await services['models.import']({ path: name })];
  if (verb === 'verify') {
    const ids = name === undefined ? (await services['models.list']({})).map((model) => model.id) : [name];
    const verified: ModelInfo[] = [];
    for (const modelId of ids) verified.push(await services['models.verify']({ modelId }));
    return verified;
  }
  throw new AppFailure('bad-request', { detail: 'models list, models import FILE, models verify [ID]' });
}

function modelLine(model: ModelInfo, language: 'en' | 'ru'): string {
  const demo =
    language === 'ru' ? 'только синтетический английский, около 900 слов' : 'synthetic English only, about 900 words';
  const note = model.kind === 'demo' ? `  (${demo})` : '';
  const megabytes = (model.sizeBytes / 1e6).toFixed(0);
  return `${model.id.padEnd(24)} ${megabytes.padStart(5)} MB  ${model.state.padEnd(8)} ${model.fileName}${note}`;
}
