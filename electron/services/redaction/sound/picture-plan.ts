import type { PictureMask } from '#shared/sharing/redaction.ts';

/** What becomes of the picture. */
export interface PicturePlan {
  /** Of the result. */
  readonly codec: string;
  /** ffmpeg arguments of the output. */
  readonly arguments: readonly string[];
}

/** Captions and comments that a picture can carry within itself, and how they are taken out without touching it. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  h264: ['-bsf:v', 'filter_units=remove_types=6'],
  hevc: ['-bsf:v', 'filter_units=remove_types=39|40'],
  av1: ['-bsf:v', 'filter_units=remove_types=5'],
  vp8: [],
  vp9: [],
};

/** So coarse that neither faces nor writing are left; shown larger, so that players do not show a stamp. */
const blurred = ['-vf', 'scale=32:-2:flags=area,scale=640:-2:flags=bicubic,setsar=1,format=yuv420p'];

/**
 * A picture that stays is copied where captions cannot hide in it, or can be taken out of it; all else is encoded
 * again.
 */
export function picturePlan(codec: string, picture: PictureMask, encoders: ReadonlySet<string>): PicturePlan {
  const copied = hidden[codec];
  if (picture === 'keep' && copied !== undefined) return { codec, arguments: ['-c:v', 'copy', ...copied] };
  const look = picture === 'blur' ? blurred : ['-vf', 'scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p'];
  if (encoders.has('libx264')) {
    const how = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', picture === 'blur' ? '28' : '20', '-a53cc', '0'];
    return { codec: 'h264', arguments: [...look, ...how, '-bsf:v', 'filter_units=remove_types=6'] };
  }
  if (encoders.has('libvpx-vp9')) {
    return { codec: 'vp9', arguments: [...look, '-c:v', 'libvpx-vp9', '-crf', '32', '-b:v', '0', '-cpu-used', '5'] };
  }
  return { codec: 'mpeg4', arguments: [...look, '-c:v', 'mpeg4', '-q:v', '4'] };
}
