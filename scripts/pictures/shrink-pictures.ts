/**
 * Makes the pictures of the visual tests small: 256 colours each, which is what a page of text has. To be run after
 * `npx playwright test --project=web visual --update-snapshots`, which writes them with every colour.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../tests/e2e/pictures/kept');
const palette = 'split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=none';

for (const name of readdirSync(folder).filter((file) => file.endsWith('.png'))) {
  const file = path.join(folder, name);
  const small = path.join(folder, `small ${name}`);
  const how = ['-vf', palette, '-pix_fmt', 'pal8', '-compression_level', '9', '-pred', 'mixed'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', file, ...how, small]);
  renameSync(small, file);
}
