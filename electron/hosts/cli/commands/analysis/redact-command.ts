import path from 'node:path';
import type { CheckedInput } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { exportFormats } from '#shared/export.ts';
import {
  pictureMasks,
  redactionOptionsSchema,
  soundMasks,
  speakerMasks,
  textMasks,
} from '#shared/sharing/redaction.ts';
import type { Leak, RedactionPlace, RedactionResult } from '#shared/sharing/redaction.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { oneOf, recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { redactTexts } from '../../texts/redact-texts.ts';

/** Exit code where something that was removed is still there. */
const stillThere = 3;

/**
 * `redact ID` lists places, `redact ID confirm|dismiss KEY…|all`, `redact ID add FROM-TO…`, `redact ID say WORDS`,
 * `redact ID undo`, `redact ID -o FOLDER` writes and proves.
 */
export async function redact(session: CliSession): Promise<number> {
  const { args, running } = session;
  const [, verb, ...rest] = args.words;
  const id = recordingId(args.words.slice(0, 1));
  const { services } = running;
  if (verb === undefined)
    return args.values.output === undefined ? await listAll(session, id) : await write(session, id);
  if (verb === 'confirm' || verb === 'dismiss') await decide(session, id, verb === 'confirm', rest);
  else if (verb === 'add' && rest.length > 0) {
    await services['redaction.add']({ recordingId: id, spans: rest.map(spanOf), kind: 'other' });
  } else if (verb === 'say' && rest.length > 0) {
    await services['redaction.addAlike']({ recordingId: id, text: rest.join(' '), kind: 'other' });
  } else if (verb === 'undo') await services['redaction.undo']({ recordingId: id });
  else throw badRequest('needs-verb', { command: 'redact', verbs: 'ID [confirm|dismiss|add|say|undo]' });
  return args.values.output === undefined ? await listAll(session, id) : await write(session, id);
}

async function decide(session: CliSession, id: number, isConfirmed: boolean, keys: readonly string[]): Promise<void> {
  const { services } = session.running;
  const { places } = await services['redaction.places']({ recordingId: id });
  const open = places.filter(({ state }) => state === 'proposed').map(({ key }) => key);
  const wanted = keys.includes('all') ? open : [...keys];
  if (wanted.length === 0) return;
  await services['redaction.decide']({ recordingId: id, keys: wanted, state: isConfirmed ? 'confirmed' : 'dismissed' });
}

/** Times of a place, as `1:02.5-1:04`. */
export function spanOf(text: string): { readonly startMs: number; readonly endMs: number } {
  const [from = '', to = ''] = text.split('-');
  const startMs = clockMs(from);
  const endMs = clockMs(to);
  if (startMs === null || endMs === null || endMs <= startMs) throw badRequest('redact-span');
  return { startMs, endMs };
}

/** `62.5`, `1:02.5`, `1:00:02`; null for anything else. */
function clockMs(text: string): number | null {
  const parts = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d{1,3})?)$/.exec(text);
  if (parts === null) return null;
  const [hours = '0', minutes = '0', seconds = '0'] = parts.slice(1);
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

async function listAll({ args, running, terminal }: CliSession, id: number): Promise<number> {
  const overview = await running.services['redaction.places']({ recordingId: id });
  if (args.values.json === true) terminal.json(overview);
  else for (const place of overview.places) terminal.row(placeLine(place));
  return 0;
}

function placeLine({ startMs, endMs, state, kind, text, key }: RedactionPlace): string {
  const mark = { proposed: '?', confirmed: '×', dismissed: ' ' }[state];
  const times = `${formatClock(startMs)} – ${formatClock(endMs)}`;
  return `${mark} ${times.padStart(17)}  ${kind.padEnd(12)}  ${text}  (${key})`;
}

async function write(session: CliSession, id: number): Promise<number> {
  const { args, running, terminal, signal } = session;
  const texts = redactTexts(terminal.language);
  const stop = () => running.redactions.stop(id);
  signal.addEventListener('abort', stop);
  const off = running.events.on((event) => {
    if (event.name !== 'redaction.progressed' || !terminal.isInteractive) return;
    const { phase, share } = event.data.progress;
    if (phase !== null) terminal.say(`\r\u001B[2K${texts.phases[phase]} ${Math.round(share * 100)} %`);
  });
  try {
    await running.services['redaction.start'](requestOf(session, id));
    const ended = await running.redactions.wait(id);
    if (terminal.isInteractive) terminal.say('\r\u001B[2K');
    if (ended?.failure) throw new AppFailure(ended.failure.code, ended.failure.params);
    const result = ended?.result;
    if (!result) throw new AppFailure('aborted');
    if (args.values.json === true) terminal.json(result);
    else say(session, result);
    return result.outcome === 'clean' ? 0 : stillThere;
  } finally {
    off();
    signal.removeEventListener('abort', stop);
  }
}

function requestOf({ args: { values } }: CliSession, id: number): CheckedInput<'redaction.start'> {
  const formats = values.format?.split(',').map((name) => oneOf(name, 'format', exportFormats)) ?? undefined;
  const options = redactionOptionsSchema.parse({
    text: oneOf(values.mask, 'mask', textMasks),
    sound: oneOf(values.sound, 'sound', soundMasks),
    speakers: oneOf(values.voices, 'voices', speakerMasks),
    picture: oneOf(values.picture, 'picture', pictureMasks),
    guardMs: values.guard === undefined ? undefined : guardOf(values.guard),
    hidesNames: values['keep-names'] !== true,
    formats,
    withSound: values['text-only'] !== true,
  });
  return { recordingId: id, folder: path.resolve(values.output ?? '.'), options, isForced: values.force === true };
}

function guardOf(text: string): number {
  const ms = Number(text);
  if (!Number.isInteger(ms) || ms < 80 || ms > 2000)
    throw badRequest('whole-number', { option: 'guard', from: 80, to: 2000 });
  return ms;
}

function say({ terminal }: CliSession, result: RedactionResult): void {
  const texts = redactTexts(terminal.language);
  for (const leak of result.leaks) terminal.note(leakLine(leak, texts));
  terminal.note(texts.outcome(result));
  for (const file of result.folder === null ? [] : result.files) terminal.row(path.join(result.folder ?? '', file));
}

function leakLine(
  { where, track, file, atMs, found, isHarmless }: Leak,
  texts: ReturnType<typeof redactTexts>,
): string {
  const place = [
    texts.where[where],
    track === null ? '' : texts.track(track + 1),
    file ?? '',
    atMs === null ? '' : formatClock(atMs),
  ];
  return `${isHarmless ? '·' : '!'} ${place.filter((part) => part !== '').join(', ')}${found === '' ? '' : `: ${found}`}`;
}
