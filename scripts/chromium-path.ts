import { existsSync } from 'node:fs';

/** Without the frame of a browser around its pages Chromium needs a third less of the processor. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The Chromium that tests and pictures use; `CHROMIUM` names another one. */
export const chromiumPath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place)) ?? '/usr/bin/chromium';
