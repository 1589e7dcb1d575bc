import { z } from 'zod';
import type { NetworkEntry } from '../network.ts';
import type { Page } from '../page.ts';
import { page } from './fields.ts';
import { method } from './method.ts';

export const networkMethods = {
  /** Every connection the app ever made, newest first. */
  'network.log': method(z.strictObject(page)).returns<Page<NetworkEntry>>(),
} as const;
