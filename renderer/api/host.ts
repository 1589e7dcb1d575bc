import type { z } from 'zod';
import type { Wire } from '#shared/wire/client.ts';
import type { AddResult } from '#shared/contract/recordings.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { desktopContract, DesktopMethod, DesktopOutput, MenuCommand } from '#shared/wire/desktop.ts';

export type ShellInput<N extends DesktopMethod> = z.input<(typeof desktopContract)[N]>;

/** Something to transcribe: a path the services can open, or a file that has to be uploaded first. */
export type Picked = string | File;

export interface PickedThings {
  readonly picked: readonly Picked[];
  /** Transcripts of other programs, which lay beside the recordings and not in a folder. */
  readonly texts: readonly File[];
  /** What could not be read; the rest was all the same. */
  readonly refused: AddResult['refused'];
}

/** How far an upload is, 0…1. */
export type OnShare = (share: number) => void;

export interface StreamNews {
  /** Called at each try that fails, with how long it has been broken. */
  onLost(lostMs: number): void;
  onBack(): void;
  /** The address is of an earlier start of the host, or has no token: nothing will ever be answered. */
  onRefused(): void;
}

/** What the page needs of its surroundings; the same in the desktop app and in a browser. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  readonly wire: Wire;
  shell<N extends DesktopMethod>(name: N, input: ShellInput<N>): Promise<DesktopOutput[N]>;
  /** Opens a chooser; empty when it was closed. */
  choose(kind: 'recordings' | 'folder' | 'model'): Promise<readonly Picked[]>;
  /** Dropped or pasted things; folders are walked in a browser and handed over as they are on the desktop; what could not be read is refused. */
  picked(data: DataTransfer): Promise<PickedThings>;
  /** A path the services can open. Rejects with an AppFailure. */
  pathOf(picked: Picked, onShare: OnShare): Promise<string>;
  /** `onLost` and `onBack` report when the stream broke and when it is there again (events may have been missed). */
  listen(listener: (event: AppEvent) => void, stream: StreamNews): () => void;
  /** Right after the click on Record: lets the page ask for the microphone, once. The desktop grants it then only. */
  allowRecording(withComputer: boolean): Promise<void>;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Extra request headers for files the host serves to scripts (peaks). */
  readonly mediaHeaders: Readonly<Record<string, string>>;
}

export function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
