const extensions = new Set(
  (
    'wav mp3 m4a aac ogg oga opus flac wma amr 3gp aif aiff caf ac3 mka mp2 ' +
    'mp4 m4v mov mkv webm avi wmv mpg mpeg ts mts flv ogv'
  ).split(' '),
);

/** Whether a file found in a folder looks like a recording; a file that was chosen by name is never judged this way. */
export function isMediaFile(file: { readonly name: string; readonly type: string }): boolean {
  if (/^(audio|video)\//.test(file.type)) return true;
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.has(extension);
}
