/** Where Electron starts. Everything that must happen before the app is ready happens here, in order. */
import { app, protocol } from 'electron';
import { userDataVariable } from './backend/backend-parts.ts';
import { readCommandLine } from './shell/command-line.ts';
import { mediaScheme } from './security/media-request.ts';
import { linkScheme } from './shell/moment-link.ts';
import { logLine } from './shell/main-log.ts';
import { collectOpenedFiles } from './shell/opened-files.ts';
import { appScheme } from './security/page-origin.ts';
import { runCli } from './backend/run-cli.ts';
import { startWindowApp } from './window/start-window-app.ts';

const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges },
  { scheme: mediaScheme, privileges: { ...privileges, corsEnabled: true } },
]);
app.enableSandbox();
app.setAppUserModelId('org.stenogram.app');
// An unpacked app is Electron with the app's folder.
if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
else app.setAsDefaultProtocolClient(linkScheme, process.execPath, [app.getAppPath()]);
app.setAboutPanelOptions({
  applicationName: 'Stenogram',
  applicationVersion: app.getVersion(),
  copyright: 'MIT licence',
});
const userDataDir = process.env[userDataVariable];
if (userDataDir !== undefined) app.setPath('userData', userDataDir);

const commandLine = readCommandLine(process.argv, app.isPackaged, process.cwd());
if (commandLine.kind === 'cli') {
  runCli(commandLine.cliArguments).catch(endWithError);
} else {
  const openedFiles = collectOpenedFiles(commandLine);
  // Set by the development server; a packaged app takes its page from nowhere but its own archive.
  const developmentPage = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  if (openedFiles.isFirstInstance) startWindowApp(openedFiles, developmentPage).catch(endWithError);
  else app.quit();
}

function endWithError(error: unknown): void {
  logLine('the app could not go on:', error);
  app.exit(1);
}
