/** Runs on the audio thread: gathers what comes into pieces of 16 bit, channels in turn, with the peak of each channel. */

/** What the audio thread has and no library of types declares. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** 43 ms at 48 kHz: a meter is drawn as often. */
const pieceFrames = 2048;

class CaptureProcessor extends AudioWorkletProcessor {
  #channelCount = 1;
  #piece = new Int16Array(pieceFrames);
  #peaks: number[] = [0];
  #filled = 0;

  process([input = []]: readonly (readonly Float32Array[])[]): boolean {
    const frames = input[0]?.length ?? 0;
    if (input.length > 0 && input.length !== this.#channelCount) {
      this.#channelCount = input.length;
      this.#piece = new Int16Array(pieceFrames * input.length);
      this.#filled = 0;
    }
    for (let frame = 0; frame < frames; frame += 1) {
      for (let channel = 0; channel < this.#channelCount; channel += 1) {
        const value = Math.max(-1, Math.min(1, input[channel]?.[frame] ?? 0));
        this.#peaks[channel] = Math.max(this.#peaks[channel] ?? 0, Math.abs(value));
        this.#piece[this.#filled * this.#channelCount + channel] = Math.round(value * 32_767);
      }
      this.#filled += 1;
      if (this.#filled === pieceFrames) this.#send();
    }
    return true;
  }

  #send(): void {
    const pcm = this.#piece.slice();
    this.port.postMessage({ pcm, channelCount: this.#channelCount, peaks: this.#peaks }, [pcm.buffer]);
    this.#peaks = [];
    this.#filled = 0;
  }
}

registerProcessor('capture', CaptureProcessor);
