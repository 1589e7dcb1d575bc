import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export interface PowerState {
  /** False also where it is unknown. */
  readonly isOnBattery: boolean;
  /** A part of the computer is so hot that it slows itself down, or is about to. */
  readonly isHot: boolean;
}

const calm: PowerState = { isOnBattery: false, isHot: false };
/** Where a zone does not say at which temperature it protects itself. */
const usualHotMilli = 95_000;

/** As the system reports it, on Linux by `/sys`, on macOS by `pmset`, on Windows by WMI. */
export async function readPowerState(
  platform: NodeJS.Platform = process.platform,
  sys = '/sys/class',
): Promise<PowerState> {
  try {
    if (platform === 'linux') return { isOnBattery: await linuxBattery(sys), isHot: await linuxHeat(sys) };
    if (platform === 'darwin') {
      const [battery, heat] = await Promise.all([said('pmset', ['-g', 'batt']), said('pmset', ['-g', 'therm'])]);
      return readPmset(battery, heat);
    }
    if (platform === 'win32') {
      const query = '(Get-CimInstance Win32_Battery).BatteryStatus';
      return { isOnBattery: /^1\s*$/m.test(await said('powershell', ['-NoProfile', '-Command', query])), isHot: false };
    }
  } catch {
    // A computer that does not report it may work.
  }
  return calm;
}

export function readPmset(battery: string, heat: string): PowerState {
  const limit = /CPU_Speed_Limit\s*=\s*(\d+)/.exec(heat)?.[1];
  return { isOnBattery: battery.includes("'Battery Power'"), isHot: limit !== undefined && Number(limit) < 80 };
}

async function linuxBattery(sys: string): Promise<boolean> {
  const dir = path.join(sys, 'power_supply');
  let isMains = false;
  let isDraining = false;
  for (const name of await readdir(dir).catch(() => [])) {
    const type = await content(path.join(dir, name, 'type'));
    if (type === 'Mains' || type === 'USB') isMains ||= (await content(path.join(dir, name, 'online'))) === '1';
    // A mouse has a battery too.
    if (type === 'Battery' && (await content(path.join(dir, name, 'scope'))) !== 'Device') {
      isDraining ||= (await content(path.join(dir, name, 'status'))) === 'Discharging';
    }
  }
  return isDraining && !isMains;
}

async function linuxHeat(sys: string): Promise<boolean> {
  const dir = path.join(sys, 'thermal');
  for (const name of await readdir(dir).catch(() => [])) {
    if (!name.startsWith('thermal_zone')) continue;
    const degrees = Number(await content(path.join(dir, name, 'temp')));
    if (degrees >= (await hotAt(path.join(dir, name)))) return true;
  }
  return false;
}

async function hotAt(zone: string): Promise<number> {
  for (let trip = 0; trip < 12; trip += 1) {
    const type = await content(path.join(zone, `trip_point_${trip}_type`));
    const at = Number(await content(path.join(zone, `trip_point_${trip}_temp`)));
    if ((type === 'hot' || type === 'critical') && at > 40_000) return at - 5000;
  }
  return usualHotMilli;
}

async function content(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}

const run = promisify(execFile);

async function said(command: string, args: readonly string[]): Promise<string> {
  return (await run(command, [...args], { timeout: 5000, windowsHide: true })).stdout;
}
