import type { DoctorReport, SystemInfo } from '../system.ts';
import { none } from './fields.ts';
import { method } from './method.ts';

export const systemMethods = {
  'system.info': method(none).returns<SystemInfo>(),
  'system.doctor': method(none).returns<DoctorReport>(),
} as const;
