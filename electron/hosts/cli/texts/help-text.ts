import type { CommandName } from '../arguments/commands.ts';
import type { OptionName } from '../arguments/options.ts';

/** What follows the option on the command line (empty where nothing does), and what it does. */
export type OptionHelp = readonly [value: string, about: string];

export interface CommandHelp {
  /** What follows the command, one form a line. */
  readonly forms: readonly string[];
  /** One line, for the list of commands. */
  readonly about: string;
  /** Paragraphs for the help of the command alone. */
  readonly more?: readonly string[];
  /** Options that mean something else here than elsewhere. */
  readonly options?: { readonly [Name in OptionName]?: OptionHelp };
}

/** Everything that the help says in one language; what is missing does not compile. */
export interface HelpText {
  readonly intro: string;
  readonly usage: string;
  readonly command: string;
  readonly commands: string;
  readonly options: string;
  readonly anyCommand: string;
  readonly askMore: string;
  readonly hyphens: string;
  readonly exitCodes: readonly string[];
  readonly ofCommands: Readonly<Record<CommandName, CommandHelp>>;
  readonly ofOptions: Readonly<Record<OptionName, OptionHelp>>;
}
