import type { DesktopBridge, DesktopMethod, DesktopOutput } from '#shared/wire/desktop.ts';
import { AppFailure } from '#shared/failure.ts';
import { partTranscripts } from '#shared/files/transcript-extensions.ts';
import type { Host, ShellInput } from './host.ts';
import { modelFolders } from './walk-entries.ts';

/** The desktop app: everything goes through the one bridge that preload exposes. */
export function createElectronHost(bridge: DesktopBridge): Host {
  const shell = async <N extends DesktopMethod>(name: N, input: ShellInput<N>): Promise<DesktopOutput[N]> => {
    const reply = await bridge.shell(name, input);
    if (!reply.ok) throw new AppFailure(reply.failure.code, reply.failure.params);
    return reply.value as DesktopOutput[N];
  };
  return {
    kind: 'desktop',
    wire: (name, input) => bridge.invoke(name, input),
    shell,
    choose: (kind) => shell('files.choose', { kind }),
    async picked(data) {
      const files = [...data.files];
      const folders = await modelFolders(data);
      const { texts, others } = partTranscripts(files);
      const picked = others.flatMap((file) => {
        const path = bridge.pathOfFile(file);
        const parts = folders.get(files.indexOf(file));
        return parts?.map((name) => `${path}/${name}`) ?? (path || file);
      });
      return { picked, texts, refused: [] };
    },
    pathOf: async (picked) => {
      if (typeof picked === 'string') return picked;
      throw new AppFailure('not-a-file', { name: picked.name });
    },
    listen: (listener) => bridge.onEvent(listener),
    async allowRecording(withComputer) {
      if (!(await bridge.allowRecording(withComputer))) throw new AppFailure('microphone-refused');
    },
    onMenu: (listener) => bridge.onMenu(listener),
    mediaHeaders: {},
  };
}
