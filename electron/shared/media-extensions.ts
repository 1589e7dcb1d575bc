/** Extensions of audio and video that ffmpeg reads under our profile, without the dot; only a hint: content decides. */
export const mediaExtensions: readonly string[] = (
  'wav mp3 m4a m4b aac ogg oga opus spx flac wma amr 3ga aif aiff caf ac3 eac3 ape au dss dts gsm mka mp2 mpc qcp ra tta voc w64 weba wv ' +
  'mp4 m4v mov mkv webm avi wmv asf mpg mpeg ts mts flv ogv mxf rm 3gp 3g2'
).split(' ');

/** Whether a file found in a folder looks like a recording; one that was chosen by name is never judged this way. */
export function hasMediaExtension(fileName: string): boolean {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && mediaExtensions.includes(extension);
}
