/**
 * Must be the first import of the page: zod otherwise probes `new Function` while the contract is built, which the
 * Content-Security-Policy reports as a violation.
 */
import { z } from 'zod';

z.config({ jitless: true });
