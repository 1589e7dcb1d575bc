import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { release } from 'node:os';
import path from 'node:path';
import type { Engine } from '#native/lib/types.ts';
import type { Failure } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { judgeGraphics, type GraphicsCards, type GraphicsVerdict } from '#shared/graphics.ts';
import { bestTest, canTranscribe, isRecogniser, type ModelInfo } from '#shared/model.ts';
import type { DoctorCheck, DoctorReport } from '#shared/system.ts';
import type { Graphics } from '#services/graphics/graphics-cards.ts';
import { findFfmpeg, installHint } from '#services/media/find-ffmpeg.ts';
import type { InstalledModelStore } from '#services/models/installed-models.ts';

export interface DoctorParts {
  readonly libraryDir: string;
  /** Why it could not be opened; null when it is open. */
  readonly library: Failure | null;
  readonly resourcesDir: string;
  readonly ffmpegSetting: string | null;
  readonly engine: Engine;
  readonly models: Pick<InstalledModelStore, 'list'>;
  /** Absent where the library, which has the choice of a card, is not open. */
  readonly graphics?: Pick<Graphics, 'list' | 'chosen'>;
  /** Absent where none is written. */
  readonly logFile?: string | undefined;
}

const lowDiskBytes = 2e9;
const noDisk: DoctorCheck = {
  subject: 'disk',
  state: 'warning',
  found: 'the library folder is not there',
  remedy: null,
};

/** Checks everything a transcription needs; each finding that is not fine carries its remedy. */
export async function examine(parts: DoctorParts): Promise<DoctorReport> {
  return {
    checks: [
      { subject: 'node', state: 'fine', found: `${process.version}, ${process.platform} ${release()}`, remedy: null },
      await examineFfmpeg(parts),
      await examineEngine(parts.engine),
      ...(parts.graphics === undefined ? [] : [await examineGraphics(parts.graphics, parts.models)]),
      await examineModels(parts.models),
      examineLibrary(parts),
      await examineDisk(parts.libraryDir).catch(() => noDisk),
      ...examineLog(parts.logFile),
    ],
  };
}

/** What went wrong stands there; a log that cannot be written stops nothing. */
function examineLog(file: string | undefined): readonly DoctorCheck[] {
  if (file === undefined) return [];
  const subject = 'log';
  const dir = path.dirname(file);
  try {
    accessSync(existsSync(file) ? file : nearestFolder(dir), constants.W_OK);
    return [{ subject, state: 'fine', found: file, remedy: null }];
  } catch {
    return [{ subject, state: 'warning', found: `${file} cannot be written`, remedy: `allow writing to ${dir}` }];
  }
}

function examineLibrary({ library, libraryDir }: DoctorParts): DoctorCheck {
  const failure = library ?? unwritable(libraryDir);
  if (failure === null) return { subject: 'library', state: 'fine', found: libraryDir, remedy: null };
  const { what, next } = failureText(failure, 'en');
  const state = failure.code === 'library-locked' ? 'warning' : 'missing';
  return { subject: 'library', state, found: `${libraryDir}: ${what}`, remedy: next };
}

/** A library that is only read says nothing about writing; one that is not made yet needs a folder to be made in. */
function unwritable(libraryDir: string): Failure | null {
  try {
    accessSync(nearestFolder(libraryDir), constants.W_OK | constants.X_OK);
    const file = path.join(libraryDir, 'library.db');
    if (existsSync(file)) accessSync(file, constants.W_OK);
    return null;
  } catch {
    return { code: 'library-readonly', params: { path: libraryDir } };
  }
}

function nearestFolder(dir: string): string {
  const parent = path.dirname(dir);
  return existsSync(dir) || parent === dir ? dir : nearestFolder(parent);
}

async function examineFfmpeg(parts: DoctorParts): Promise<DoctorCheck> {
  const subject = 'ffmpeg';
  try {
    const found = await findFfmpeg({ setting: parts.ffmpegSetting, resourcesDir: parts.resourcesDir });
    return { subject, state: 'fine', found: `${found.version} (${found.from}: ${found.path})`, remedy: null };
  } catch {
    return { subject, state: 'missing', found: 'not found', remedy: installHint(process.platform) };
  }
}

async function examineEngine(engine: Engine): Promise<DoctorCheck> {
  const subject = 'engine';
  try {
    const { version, instructionSets } = await engine.info();
    return { subject, state: 'fine', found: `whisper.cpp ${version}, ${instructionSets}`, remedy: null };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { subject, state: 'missing', found, remedy: 'npm run build:native' };
  }
}

const noCards: Readonly<Record<NonNullable<GraphicsCards['problem']>, string>> = {
  'not-built': 'not used: this build of the engine is for the processor',
  'no-loader': 'not used: Vulkan is not installed',
  'no-driver': 'not used: no card with a Vulkan driver',
  failed: 'not used: the driver did not answer',
};

/** Which card does the work, or why it does not: without one everything works. */
async function examineGraphics(
  graphics: Pick<Graphics, 'list' | 'chosen'>,
  models: Pick<InstalledModelStore, 'list'>,
): Promise<DoctorCheck> {
  const subject = 'graphics';
  const { cards, problem } = await graphics.list();
  if (problem !== null) return { subject, state: 'fine', found: noCards[problem], remedy: null, noCard: problem };
  const chosen = await graphics.chosen();
  if (chosen === null) {
    const names = cards.map(({ name }) => name).join(', ');
    return { subject, state: 'fine', found: `not used (experimental): ${names}`, remedy: null };
  }
  const ready = (await models.list()).filter(canTranscribe);
  const verdicts = ready.map(({ id, tests }) => ({ id, verdict: judgeGraphics(tests, chosen) }));
  const said = verdicts.map(({ id, verdict }) => `${id}: ${sayVerdict(verdict)}`).join(', ');
  const found = `${chosen.name}, ${(chosen.memoryBytes / 1e9).toFixed(1)} GB, ${chosen.driver} (experimental); ${said}`;
  const isFailed = verdicts.some(({ verdict }) => verdict.state === 'failed');
  const remedy = isFailed ? 'update the driver, then stenogram models test' : null;
  return { subject, state: isFailed ? 'warning' : 'fine', found, remedy };
}

function sayVerdict(verdict: GraphicsVerdict): string {
  switch (verdict.state) {
    case 'used':
      return `used, ${verdict.gain.toFixed(1)} × the processor`;
    case 'untested':
      return 'not tested, the processor is used';
    case 'failed':
      return `${failureText(verdict.test.failure ?? { code: 'internal', params: {} }, 'en').what} The processor is used`;
    case 'slow':
      return `only ${verdict.gain.toFixed(1)} × the processor, which is used`;
  }
}

async function examineModels(models: Pick<InstalledModelStore, 'list'>): Promise<DoctorCheck> {
  const subject = 'models';
  const list = await models.list();
  const ready = list.filter((model) => model.state === 'ready');
  const found = ready.map(describe).join(', ');
  const bad = list.filter((model) => model.state !== 'ready').map((model) => model.fileName);
  if (bad.length > 0)
    return {
      subject,
      state: 'warning',
      found: `${found}; unusable: ${bad.join(', ')}`,
      remedy: 'stenogram models verify',
    };
  if (ready.every((model) => model.kind === 'demo' || !isRecogniser(model.kind))) {
    const remedy =
      'stenogram models download ID, or models import FILE — the demo model understands only its own synthetic English voice';
    return { subject, state: 'warning', found: 'only the demo model', remedy };
  }
  return { subject, state: 'fine', found, remedy: null };
}

/** With what its self-test found: × real time, and windows at once × threads of each. */
function describe(model: ModelInfo): string {
  const { id } = model;
  const best = bestTest(model);
  if (best === null) return model.tests.length === 0 ? id : `${id} (failed its self-test)`;
  const split = best.split === null ? '' : `, ${best.split.lanes} × ${best.split.threads} threads`;
  return `${id} (${best.speed.toFixed(1)} × real time${split})`;
}

async function examineDisk(libraryDir: string): Promise<DoctorCheck> {
  const { bavail, bsize } = await statfs(nearestFolder(libraryDir));
  const freeBytes = bavail * bsize;
  const isLow = freeBytes < lowDiskBytes;
  const found = `${(freeBytes / 1e9).toFixed(1)} GB free`;
  const remedy = isLow ? 'free some disk space' : null;
  return { subject: 'disk', state: isLow ? 'warning' : 'fine', found, remedy, freeBytes };
}
