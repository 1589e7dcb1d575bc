import { basename } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import { mediaExtensions } from '#shared/files/media-extensions.ts';
import type { ShellText } from './shell-text.ts';

export type ChoiceKind = 'recordings' | 'folder' | 'model' | 'library' | 'ffmpeg';

/** Absolute paths; empty when the user closed the dialog. */
export async function chooseFiles(window: BrowserWindow, kind: ChoiceKind, text: ShellText): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, openDialogOptions(kind, text));
  return canceled ? [] : filePaths;
}

function openDialogOptions(kind: ChoiceKind, text: ShellText): OpenDialogOptions {
  const all: FileFilter = { name: text.allFiles, extensions: ['*'] };
  switch (kind) {
    case 'recordings': {
      const media = { name: text.mediaFiles, extensions: [...mediaExtensions] };
      return { title: text.chooseRecordings, filters: [media, all], properties: ['openFile', 'multiSelections'] };
    }
    case 'model': {
      const models = { name: text.modelFiles, extensions: ['bin'] };
      return { title: text.chooseModel, filters: [models, all], properties: ['openFile'] };
    }
    case 'ffmpeg': {
      const programs = { name: 'ffmpeg', extensions: process.platform === 'win32' ? ['exe'] : ['*'] };
      return { title: text.chooseFfmpeg, filters: [programs], properties: ['openFile'] };
    }
    case 'folder':
      return { title: text.chooseFolder, properties: ['openDirectory'] };
    case 'library':
      return { title: text.chooseLibrary, properties: ['openDirectory', 'createDirectory'] };
  }
}

/** Null when the user closed the dialog; the system's dialog asks before an existing file is named. */
export async function chooseSavePath(window: BrowserWindow, suggestedName: string, text: ShellText) {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: text.saveExport,
    // A name from the page is a name, never a place.
    defaultPath: basename(suggestedName),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}
