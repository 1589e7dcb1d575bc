import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/wire/desktop.ts';
import type { ShellText } from '../shell/shell-text.ts';

export interface MenuParts {
  readonly text: ShellText;
  readonly isMac: boolean;
  readonly hasDeveloperTools: boolean;
  send(command: MenuCommand): void;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** The application menu. Roles do the work, but every label is ours: Electron's own labels are English only. */
export function menuTemplate(parts: MenuParts): Item[] {
  const menus = [fileMenu(parts), editMenu(parts), viewMenu(parts), windowMenu(parts), helpMenu(parts)];
  return parts.isMac ? [macMenu(parts), ...menus] : menus;
}

function command(parts: MenuParts, id: MenuCommand, label: string, accelerator?: string): Item {
  return { id, label, click: () => parts.send(id), ...(accelerator === undefined ? {} : { accelerator }) };
}

function macMenu(parts: MenuParts): Item {
  const { text } = parts;
  const settings = command(parts, 'open-settings', text.settings, 'CmdOrCtrl+,');
  return {
    label: 'Stenogram',
    submenu: [
      { role: 'about', label: text.about },
      line,
      settings,
      line,
      { role: 'hide', label: text.hide },
      { role: 'hideOthers', label: text.hideOthers },
      { role: 'unhide', label: text.showAll },
      line,
      { role: 'quit', label: text.quit },
    ],
  };
}

function fileMenu(parts: MenuParts): Item {
  const { text } = parts;
  const common = [
    command(parts, 'add-files', text.addFiles, 'CmdOrCtrl+O'),
    command(parts, 'add-folder', text.addFolder, 'CmdOrCtrl+Shift+O'),
    line,
    command(parts, 'export', text.export, 'CmdOrCtrl+E'),
  ];
  const settings = command(parts, 'open-settings', text.settings, 'CmdOrCtrl+,');
  const rest: Item[] = parts.isMac ? [] : [line, settings, line, { role: 'quit', label: text.quit }];
  return { label: text.file, submenu: [...common, ...rest] };
}

function editMenu(parts: MenuParts): Item {
  const { text } = parts;
  return {
    label: text.edit,
    submenu: [
      { role: 'undo', label: text.undo },
      { role: 'redo', label: text.redo },
      line,
      { role: 'cut', label: text.cut },
      { role: 'copy', label: text.copy },
      { role: 'paste', label: text.paste },
      { role: 'selectAll', label: text.selectAll },
      line,
      command(parts, 'find', text.find, 'CmdOrCtrl+F'),
      command(parts, 'find-everywhere', text.findEverywhere, 'CmdOrCtrl+Shift+F'),
    ],
  };
}

function viewMenu(parts: MenuParts): Item {
  const { text } = parts;
  const tools: Item[] = parts.hasDeveloperTools ? [line, { role: 'toggleDevTools', label: text.developerTools }] : [];
  return {
    label: text.view,
    submenu: [
      command(parts, 'show-library', text.library, 'CmdOrCtrl+L'),
      line,
      { role: 'zoomIn', label: text.zoomIn },
      { role: 'zoomOut', label: text.zoomOut },
      { role: 'resetZoom', label: text.resetZoom },
      line,
      { role: 'togglefullscreen', label: text.fullScreen },
      ...tools,
    ],
  };
}

function windowMenu({ text }: MenuParts): Item {
  return {
    label: text.window,
    role: 'windowMenu',
    submenu: [
      { role: 'minimize', label: text.minimize },
      { role: 'close', label: text.close },
    ],
  };
}

function helpMenu(parts: MenuParts): Item {
  const { text } = parts;
  const about: Item[] = parts.isMac ? [] : [line, { role: 'about', label: text.about }];
  return { label: text.help, role: 'help', submenu: [command(parts, 'show-help', text.showHelp, 'F1'), ...about] };
}
