import type { MediaPart } from '#shared/wire/backend-messages.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { BackendConnection } from './backend-connection.ts';
import { mayRestart } from './restart-policy.ts';

/** How long a backend may take to finish its last transaction. */
const patienceMs = 3000;

export interface BackendKeeper {
  call(name: unknown, input: unknown): Promise<Reply<unknown>>;
  locate(mediaKey: string, part: MediaPart): Promise<string | null>;
  /** Ends the present backend in order and starts one with another library folder. */
  openLibrary(libraryDir: string): Promise<void>;
  /** Starts again after `onStopped`. */
  restart(): void;
  close(): Promise<void>;
}

export interface KeeperParts {
  connect(libraryDir: string, onExit: (isExpected: boolean) => void): BackendConnection;
  nowMs(): number;
  /** It crashed and runs again: what the page knows may be out of date. */
  onRestarted(): void;
  /** It crashed twice within a minute and stays down until `restart`. */
  onStopped(): void;
}

/** Keeps one backend process running, whichever one it is at the moment. */
export function createBackendKeeper(firstLibraryDir: string, parts: KeeperParts): BackendKeeper {
  let libraryDir = firstLibraryDir;
  let lastRestartMs: number | null = null;
  const connect = () => parts.connect(libraryDir, (isExpected) => (isExpected ? undefined : onCrash()));
  const onCrash = () => {
    if (!mayRestart(lastRestartMs, parts.nowMs())) {
      parts.onStopped();
      return;
    }
    restart();
    parts.onRestarted();
  };
  const restart = () => {
    lastRestartMs = parts.nowMs();
    current = connect();
  };
  let current = connect();
  return {
    call: (name, input) => current.call(name, input),
    locate: (mediaKey, part) => current.locate(mediaKey, part),
    async openLibrary(nextDir) {
      await current.close(patienceMs);
      libraryDir = nextDir;
      current = connect();
    },
    restart,
    close: () => current.close(patienceMs),
  };
}
