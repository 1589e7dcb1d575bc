import { diagnose } from '#services/wiring/diagnose.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';
import type { DoctorCheck } from '#shared/system.ts';
import type { CliArguments } from '../arguments/read-arguments.ts';
import type { Terminal } from '../terminal/terminal.ts';

const signs: Readonly<Record<DoctorCheck['state'], string>> = { fine: '✓', warning: '!', missing: '✗' };

/** Says what was found; works also where the library cannot be opened. Exit code 1 when something is missing. */
export async function doctor(
  args: CliArguments,
  terminal: Terminal,
  options: Omit<ServiceOptions, 'host' | 'mediaBase'>,
): Promise<number> {
  const report = await diagnose(options);
  if (args.values.json === true) terminal.json(report);
  else for (const line of report.checks.flatMap(checkLines)) terminal.row(line);
  return report.checks.some((check) => check.state === 'missing') ? 1 : 0;
}

function checkLines({ subject, state, found, remedy }: DoctorCheck): readonly string[] {
  const line = `${signs[state]} ${subject.padEnd(8)} ${found}`;
  return remedy === null ? [line] : [line, `  ${' '.repeat(8)} → ${remedy}`];
}
