import { rooms, type Room } from './rooms.ts';

const manyRooms = 8;

/** The rooms as the rows of a Markdown table, for docs/architecture.md; features of the page are one row. */
export function roomsTable(): readonly string[] {
  const rows = rooms.map((room) => {
    const isFeature = room.folder.startsWith('renderer/features/');
    return [
      `\`${isFeature ? 'renderer/features/*' : room.folder}\``,
      isFeature ? 'one page each' : room.holds,
      importsOf(room),
    ];
  });
  return [
    '| room | holds | may import |',
    '| --- | --- | --- |',
    ...new Set(rows.map((row) => `| ${row.join(' | ')} |`)),
  ];
}

/** Other rooms by their last names, and packages; what nearly every room may import is not said in each row. */
function importsOf({ folder, rooms: others, packages }: Room): string {
  const named = others.filter((other) => other !== 'electron/shared').map((other) => nameIn(folder, other));
  const short = named.length > manyRooms ? [`${named.length} rooms`] : named;
  const isPage = folder.startsWith('renderer');
  return [...short, ...packages.filter((name) => !isPage && name !== 'node' && name !== 'zod')].join(', ') || '–';
}

function nameIn(folder: string, other: string): string {
  const home = folder.startsWith('renderer') ? 'renderer/' : 'electron/services/';
  if (other === 'electron/services') return 'the log';
  return other.startsWith(home) ? other.slice(home.length) : other.replace('electron/', '');
}
