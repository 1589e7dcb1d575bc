import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EngineError } from '../types.ts';

export interface OnnxTensor {
  readonly data: Float32Array | Int32Array | BigInt64Array;
  readonly dims: readonly number[];
}

export interface OnnxSession {
  run(feeds: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
  release(): Promise<void>;
}

export interface OnnxRuntime {
  readonly Tensor: new (
    type: 'float32' | 'int32' | 'int64',
    data: Float32Array | Int32Array | BigInt64Array,
    dims: readonly number[],
  ) => OnnxTensor;
  readonly InferenceSession: {
    create(path: string, options: Readonly<Record<string, number>>): Promise<OnnxSession>;
  };
}

/** The one version: from 1.29 on the runtime reports to its maker. */
export const runtimeVersion = '1.23.2';

/** True where the runtime can be found, in the version that is needed; nothing of it is loaded. */
export function hasOnnxRuntime(): boolean {
  try {
    const { version } = requireFrom()('onnxruntime-node/package.json') as { version: string };
    return version === runtimeVersion;
  } catch {
    return false;
  }
}

function requireFrom(): NodeJS.Require {
  const asked = process.env['STENOGRAM_ONNX_FOLDER'];
  return createRequire(asked === undefined ? import.meta.url : join(asked, 'package.json'));
}

/**
 * The ONNX runtime, into this process: only ever called in a worker. It is no part of the package; it lies in
 * node_modules, or in the folder that `STENOGRAM_ONNX_FOLDER` names. Throws `engine-missing`, also for another version.
 */
export function loadOnnxRuntime(): OnnxRuntime {
  // Nothing is reported by this version; should it ever be, then not from here.
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
  const require = requireFrom();
  let version = '';
  try {
    ({ version } = require('onnxruntime-node/package.json') as { version: string });
    if (version === runtimeVersion) return require('onnxruntime-node') as OnnxRuntime;
  } catch (error) {
    throw new EngineError('engine-missing', `Models in ONNX format need onnxruntime-node ${runtimeVersion}.`, error);
  }
  throw new EngineError('engine-missing', `onnxruntime-node ${version} is there; ${runtimeVersion} is needed.`);
}
