import type { InterfaceLanguage } from '#shared/text/language.ts';
import { expect, it } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuCommands, type MenuCommand } from '#shared/wire/desktop.ts';
import { menuTemplate } from './menu-template.ts';
import { shellText } from '../shell/shell-text.ts';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
const build = (language: InterfaceLanguage, isMac = false, send: (command: MenuCommand) => void = () => {}) =>
  flat(menuTemplate({ text: shellText(language), isMac, hasDeveloperTools: false, send }));

it.each([true, false])('has every command of the contract once (macOS: %s)', (isMac) => {
  const sent: MenuCommand[] = [];
  for (const item of build('en', isMac, (command) => sent.push(command))) item.click?.({} as never, undefined, {});
  expect(sent.toSorted()).toEqual(menuCommands.toSorted());
});

it('labels every item, in Russian without a Latin word but the name of the app', () => {
  for (const item of build('ru', true).filter((item) => item.type !== 'separator')) {
    expect(item.label, item.role).toBeTruthy();
    expect(item.label!.replace('Stenogram', '')).not.toMatch(/[a-z]/i);
  }
});

it('gives no shortcut to two items', () => {
  const keys = build('en').flatMap((item) => item.accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has developer tools only where they are wanted', () => {
  expect(build('en').some((item) => item.role === 'toggleDevTools')).toBe(false);
});
