import { AppFailure } from '#shared/failure.ts';
import workletUrl from './capture-worklet.ts?worker&url';

/** A piece of what the microphone picks up, and as a second channel of what the computer plays. */
export interface CapturedPiece {
  readonly pcm: Int16Array;
  readonly channelCount: number;
  /** 0…1, of each channel. */
  readonly peaks: readonly number[];
}

export interface Capture {
  readonly sampleRateHz: 48_000;
  readonly channelCount: 1 | 2;
  /** From now on; what comes while it is off is lost, as the user wants it. */
  setOn(isOn: boolean): void;
  close(): void;
}

export interface CaptureRequest {
  /** As the browser names it; empty for the usual one. */
  readonly deviceId: string;
  readonly withComputer: boolean;
  readonly onPiece: (piece: CapturedPiece) => void;
  /** A device was taken away, or the user ended the sharing. */
  readonly onEnded: () => void;
}

const sampleRateHz = 48_000;

/** Asks for the devices, which may ask the user. Fails with `microphone-refused` or `microphone-missing`. */
export async function openCapture({ deviceId, withComputer, onPiece, onEnded }: CaptureRequest): Promise<Capture> {
  const streams: MediaStream[] = [];
  const close = () => streams.forEach((stream) => stream.getTracks().forEach((track) => track.stop()));
  try {
    // First: sharing is allowed only shortly after a click.
    if (withComputer) streams.push(await computerSound());
    streams.unshift(await microphone(deviceId, withComputer));
    const context = new AudioContext({ sampleRate: sampleRateHz, latencyHint: 'balanced' });
    await context.audioWorklet.addModule(workletUrl);
    const channelCount = withComputer ? 2 : 1;
    const node = new AudioWorkletNode(context, 'capture', {
      numberOfOutputs: 0,
      channelCount,
      channelCountMode: 'explicit',
      channelInterpretation: 'discrete',
    });
    const merger = new ChannelMergerNode(context, { numberOfInputs: channelCount });
    for (const [channel, stream] of streams.entries()) {
      const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
      new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(mono).connect(merger, 0, channel);
      for (const track of stream.getAudioTracks()) track.addEventListener('ended', onEnded);
    }
    merger.connect(node);
    let isOn = false;
    node.port.addEventListener('message', ({ data }: MessageEvent<CapturedPiece>) => {
      if (isOn) onPiece(data);
    });
    node.port.start();
    return {
      sampleRateHz,
      channelCount,
      setOn: (next) => void (isOn = next),
      close() {
        close();
        void context.close();
      },
    };
  } catch (error) {
    close();
    throw asFailure(error);
  }
}

/** As it is: what makes speech pleasant to hear takes from it what recognition needs. Only echoes are removed, of what the computer plays. */
async function microphone(deviceId: string, withComputer: boolean): Promise<MediaStream> {
  const audio = {
    ...(deviceId !== '' && { deviceId: { exact: deviceId } }),
    channelCount: 1,
    echoCancellation: withComputer,
    noiseSuppression: false,
    autoGainControl: true,
  };
  return await navigator.mediaDevices.getUserMedia({ audio });
}

/** Browsers share sound only together with a picture, which is ignored. */
async function computerSound(): Promise<MediaStream> {
  const shared = await navigator.mediaDevices.getDisplayMedia({ audio: true, video: true });
  for (const track of shared.getVideoTracks()) track.stop();
  if (shared.getAudioTracks().length > 0) return new MediaStream(shared.getAudioTracks());
  throw new AppFailure('computer-sound-missing');
}

function asFailure(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return new AppFailure('microphone-refused');
  if (error.name === 'NotFoundError' || error.name === 'OverconstrainedError')
    return new AppFailure('microphone-missing');
  if (error.name === 'NotReadableError') return new AppFailure('microphone-busy');
  return error;
}
