/** Extensions of audio and video that ffmpeg reads, without the dot; only a hint: content decides. */
export const mediaExtensions: readonly string[] = (
  'wav wave bwf rf64 w64 mp3 mp2 mp1 mpa mpga m2a m4a m4b m4r aac adts loas latm ogg oga ogx opus spx flac wma amr awb 3ga ' +
  'aif aiff aifc caf ac3 ec3 eac3 ape au snd dss ds2 dts dtshd dsf dff gsm mka mlp mpc mp+ qcp ra rf ofr oma aa3 at3 shn sox tak ' +
  'tta voc weba wsd wv ulaw alaw g722 g729 sln vox ' +
  'mp4 m4v mov qt mkv mk3d webm avi divx wmv asf mpg mpeg mpe mpv m2p vob vro evo ts mts m2ts m2t trp tp dv dif mxf gxf flv f4v ' +
  'ogv ogm nut rm rmvb 3gp 3gpp 3g2 3gpp2 mod tod wtv dvr-ms'
).split(' ');

/** Of these, what is often something else: program text, tracker music, data. */
const ambiguous: ReadonlySet<string> = new Set(['ts', 'mts', 'mod', 'tod', 'rf', 'dif', 'snd']);

/** Never audio or video, and so common that opening each would cost time. */
const otherExtensions: ReadonlySet<string> = new Set(
  (
    'txt md rst rtf doc docx odt pdf djvu epub fb2 tex xls xlsx ods csv tsv ppt pptx odp key numbers pages eml msg mbox ics vcf ' +
    'jpg jpeg jpe png gif bmp tif tiff webp heic heif avif svg ico psd ai eps cr2 cr3 nef arw dng orf raf thm ' +
    'html htm xhtml mht xml xsl json jsonl yaml yml toml ini cfg conf properties plist log nfo md5 sha1 sha256 sfv par2 ' +
    'srt vtt ass ssa sub idx sbv lrc cue m3u m3u8 pls xspf wpl asx ram ttml dfxp eaf textgrid ' +
    'zip rar 7z gz tgz bz2 xz zst tar iso img dmg cab deb rpm apk jar war pkg ' +
    'exe dll so dylib sys msi com bat cmd ps1 sh py pyc rb pl php js mjs cjs jsx tsx css scss less c h cc cpp hpp cs rs go java ' +
    'class kt swift sql vue lock map wasm o a obj lib pdb db sqlite sqlite3 mdb accdb lnk url webloc desktop torrent ' +
    'part crdownload download tmp temp bak old swp ttf otf woff woff2 pek pkf reapeaks sfk asd cfa xmp aup aup3 flp als'
  ).split(' '),
);

/** Names that systems and other programs leave in every folder. */
const leftBehind: ReadonlySet<string> = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r']);

/** What the name of a file found in a folder shows: a recording, none, or that its content must be read. */
export function folderVerdict(fileName: string): 'media' | 'other' | 'look' {
  const name = fileName.toLowerCase();
  if (name.startsWith('.') || name.startsWith('~$') || leftBehind.has(name)) return 'other';
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  if (extension === undefined || ambiguous.has(extension)) return 'look';
  if (mediaExtensions.includes(extension)) return 'media';
  return otherExtensions.has(extension) ? 'other' : 'look';
}

const packages: ReadonlySet<string> = new Set(
  (
    'app bundle framework plugin kext component vst vst3 photoslibrary photolibrary aplibrary musiclibrary tvlibrary ' +
    'imovielibrary theater fcpbundle fcpproject logicx logic band mainstage dpa sparsebundle xcodeproj xcworkspace rtfd ' +
    'pages numbers key lrdata lrlib composition itlp tvproj'
  ).split(' '),
);

/** A folder that macOS shows as one file and another program owns. */
export function isPackage(folderName: string): boolean {
  const extension = /.\.([^.]+)$/.exec(folderName.toLowerCase())?.[1];
  return extension !== undefined && packages.has(extension);
}

const passedOver: ReadonlySet<string> = new Set(['$recycle.bin', 'system volume information', '@eadir', '__macosx']);

/** Hidden, or made by a system or a drive for itself: passed over without a word. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || passedOver.has(name.toLowerCase());
}
