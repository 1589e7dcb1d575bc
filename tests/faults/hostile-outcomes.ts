import type { FailureCode } from '#shared/failure.ts';

/**
 * `text`: decoded whole · `incomplete`: decoded in part, and reported · `open-end`: reported that the end may be
 * missing.
 */
export type MediaOutcome = FailureCode | 'text' | 'incomplete' | 'open-end';

/** What every file of `scripts/make-hostile-media.sh` ends in; a file that is not named here fails the run. */
export const hostileOutcomes: Readonly<Record<string, MediaOutcome>> = {
  'f01_zero_bytes.wav': 'file-empty',
  'f02_header_only.wav': 'damaged-header',
  'f03_one_sample.wav': 'too-short',
  'f04_50ms.wav': 'too-short',
  'f05_30s_digital_silence.wav': 'text',
  'f06_white_noise.wav': 'text',
  'f07_dc_offset_full.wav': 'text',
  'f08_float_over_unity.wav': 'text',
  'f09_nan_inf_float.wav': 'text',
  'f10_data_len_ffffffff.wav': 'text',
  'f11_data_len_zero.wav': 'text',
  'f12_rate_zero.wav': 'damaged-header',
  'f13_rate_4g.wav': 'damaged-header',
  'f14_channels_zero.wav': 'damaged-header',
  'f15_channels_65535.wav': 'damaged-header',
  'f17_192k_8ch_24bit.wav': 'text',
  'f18_8k_mulaw.wav': 'text',
  'f19_4k_u8.wav': 'text',
  'f20_video_no_audio.mp4': 'no-audio-track',
  'f21_video_audio.mp4': 'text',
  'f22_two_audio_tracks.mkv': 'text',
  'f24_hostile_tags.mp3': 'text',
  'f25_cover_4000px.mp3': 'text',
  'f26_fragmented.mp4': 'text',
  'f27_moov_missing.m4a': 'index-missing',
  'f28_truncated_faststart.m4a': 'incomplete',
  'f29_truncated.mp3': 'incomplete',
  'f30_truncated.flac': 'incomplete',
  'f31_truncated.opus': 'incomplete',
  // Longer than declared: the damage made ffmpeg fill gaps. Nothing is missing that a length could show.
  'f32_bitflip_200.mp3': 'text',
  'f33_bitflip_200.flac': 'text',
  'f35_bitflip_200.m4a': 'incomplete',
  'f36_garbage_before.mp3': 'text',
  'f38_two_files_glued.mp3': 'text',
  'f39_random_bytes.mp3': 'not-audio',
  'f40_id3_claims_256MB.mp3': 'damaged-header',
  'f41_m4a_named.mp3': 'text',
  f42_flac_no_extension: 'text',
  'f44_html_named.wav': 'not-audio',
  'f45_pdf_named.mp3': 'not-audio',
  'f46_elf_named.mp3': 'not-audio',
  'f47_zip_named.m4a': 'not-audio',
  'f48_picture.png': 'not-audio',
  'f48b_picture_named.mp3': 'not-audio',
  'f49_subtitle.srt': 'not-audio',
  'f50_hls_http.m3u8': 'playlist-refused',
  'f50b_hls_http_named.mp3': 'playlist-refused',
  'f51_hls_file_named.mp3': 'playlist-refused',
  'f52_ffconcat_named.mp3': 'playlist-refused',
  'f53_dash.mpd': 'not-audio',
  'f54_sdp_named.wav': 'not-audio',
  'f55_pls_named.mp3': 'playlist-refused',
  'f56_starts_at_10h.mp4': 'text',
  'f58_chained.ogg': 'text',
  'f60_adpcm.wav': 'text',
  'f61_telephone_two_channels.wav': 'text',
  'f62_truncated.ogg': 'incomplete',
  'f63_truncated.wav': 'incomplete',
  'f64_transport_stream.ts': 'text',
  'fs.m4a': 'text',
  'good.m4a': 'text',
  'long.flac': 'text',
  'long.mp3': 'text',
  'long.opus': 'text',
  'ok.wav': 'text',
  // Names: every other file in names/ is a copy of ok.wav and must give text.
  'names/dangling.wav': 'file-missing',
  'names/loop.wav': 'not-a-file',
  'names/fifo.wav': 'not-a-file',
  'names/dir.wav': 'not-a-file',
  'names/devzero.wav': 'not-a-file',
  'names/unreadable.wav': 'file-unreadable',
  // A name that is no UTF-8 cannot be said in a string: the file of the name that can be said is not there.
  'names/\uFFFD\uFFFD-not-utf8.wav': 'file-missing',
};

/** Done, without one word: through the whole queue with a real engine. */
export const speechless = ['f05_30s_digital_silence.wav', 'f06_white_noise.wav', 'f07_dc_offset_full.wav'] as const;
