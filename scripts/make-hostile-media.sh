#!/usr/bin/env bash
# Makes a corpus of hostile media files, names and file kinds; tests/faults/hostile-outcomes.ts says what each must end in.
# Needs ffmpeg >= 5 and python3; about 25 MB, far more with BIG=1 (24 h, 100 h, 100 GB sparse). Run it as an ordinary
# user: root may read everything.
# usage: make-hostile-media.sh OUTDIR   [BIG=1 for the long/large ones]
set -u; O=${1:?outdir}; mkdir -p "$O"; cd "$O" || exit 1
FF="ffmpeg -nostdin -y -v error"; SINE="-f lavfi -i sine=f=440:d=3:r=16000"; SP="-f lavfi -i sine=f=300:d=5:r=16000"
$FF $SP -ac 1 ok.wav
# --- 1-12 degenerate lengths and rates
: > f01_zero_bytes.wav
head -c 44 ok.wav > f02_header_only.wav
$FF -f lavfi -i anullsrc=r=16000:cl=mono -af atrim=end_sample=1 f03_one_sample.wav
$FF -f lavfi -i anullsrc=r=16000:cl=mono -t 0.05 f04_50ms.wav
$FF -f lavfi -i anullsrc=r=16000:cl=mono -t 30 f05_30s_digital_silence.wav
$FF -f lavfi -i anoisesrc=r=16000:a=0.5:d=10 f06_white_noise.wav
$FF -f lavfi -i "aevalsrc=1:s=16000:d=3" f07_dc_offset_full.wav
$FF -f lavfi -i "aevalsrc=sin(440*2*PI*t)*4:s=16000:d=3" -c:a pcm_f32le f08_float_over_unity.wav
python3 - <<'P'
import struct,math
n=16000;d=b''.join(struct.pack('<f',float('nan') if i%3==0 else float('inf') if i%3==1 else -1e38) for i in range(n))
h=b'RIFF'+struct.pack('<I',36+len(d))+b'WAVEfmt '+struct.pack('<IHHIIHH',16,3,1,16000,64000,4,32)+b'data'+struct.pack('<I',len(d))
open('f09_nan_inf_float.wav','wb').write(h+d)
# lying headers
ok=open('ok.wav','rb').read();b=bytearray(ok);i=b.find(b'data');struct.pack_into('<I',b,i+4,0xFFFFFFFF);open('f10_data_len_ffffffff.wav','wb').write(b)
b=bytearray(ok);struct.pack_into('<I',b,i+4,0);open('f11_data_len_zero.wav','wb').write(b)
b=bytearray(ok);struct.pack_into('<I',b,24,0);open('f12_rate_zero.wav','wb').write(b)
b=bytearray(ok);struct.pack_into('<I',b,24,4294967295);open('f13_rate_4g.wav','wb').write(b)
b=bytearray(ok);struct.pack_into('<H',b,22,0);open('f14_channels_zero.wav','wb').write(b)
b=bytearray(ok);struct.pack_into('<H',b,22,65535);open('f15_channels_65535.wav','wb').write(b)
P
$FF -f lavfi -i "sine=f=440:d=3:r=192000" -filter_complex "[0]asplit=8[a][b][c][d][e][f][g][h];[a][b][c][d][e][f][g][h]amerge=inputs=8" -c:a pcm_s24le f17_192k_8ch_24bit.wav
$FF $SINE -ar 8000 -c:a pcm_mulaw f18_8k_mulaw.wav
$FF -f lavfi -i sine=f=440:d=3:r=4000 -c:a pcm_u8 f19_4k_u8.wav
# --- containers / tracks
$FF -f lavfi -i testsrc=d=3:s=320x240 -pix_fmt yuv420p -c:v mpeg4 f20_video_no_audio.mp4
$FF -f lavfi -i testsrc=d=3:s=320x240 $SINE -pix_fmt yuv420p -c:v mpeg4 -c:a aac f21_video_audio.mp4
$FF $SINE -f lavfi -i sine=f=880:d=3 -map 0 -map 1 -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=fra f22_two_audio_tracks.mkv
$FF $SINE -c:a libmp3lame -metadata title='</script><img src=x onerror=alert(1)>' -metadata artist='=HYPERLINK("http://x","y")' f24_hostile_tags.mp3
python3 -c "open('cover.txt','w')" ; $FF -f lavfi -i color=red:s=4000x4000:d=0.04 -frames:v 1 cover.png; $FF $SINE -i cover.png -map 0 -map 1 -c:a libmp3lame -c:v copy -disposition:v attached_pic f25_cover_4000px.mp3; rm -f cover.txt cover.png
$FF $SINE -c:a aac -movflags +frag_keyframe+empty_moov f26_fragmented.mp4
$FF $SINE -c:a aac good.m4a; S=$(stat -c %s good.m4a); head -c $((S*60/100)) good.m4a > f27_moov_missing.m4a
$FF -f lavfi -i sine=d=20 -c:a aac -movflags +faststart fs.m4a; S=$(stat -c %s fs.m4a); head -c $((S/2)) fs.m4a > f28_truncated_faststart.m4a
$FF -f lavfi -i sine=d=20 -c:a libmp3lame long.mp3; S=$(stat -c %s long.mp3); head -c $((S/2)) long.mp3 > f29_truncated.mp3
$FF -f lavfi -i sine=d=20 -c:a flac long.flac; S=$(stat -c %s long.flac); head -c $((S/2)) long.flac > f30_truncated.flac
$FF -f lavfi -i sine=d=20 -c:a libopus long.opus; S=$(stat -c %s long.opus); head -c $((S/2)) long.opus > f31_truncated.opus
python3 - <<'P'
import random;random.seed(1)
def flip(i,o,n,skip=0):
    b=bytearray(open(i,'rb').read())
    for _ in range(n): b[random.randrange(skip,len(b))]=random.randrange(256)
    open(o,'wb').write(b)
flip('long.mp3','f32_bitflip_200.mp3',200);flip('long.flac','f33_bitflip_200.flac',200,9000);flip('fs.m4a','f35_bitflip_200.m4a',200,2000)
b=open('long.mp3','rb').read();open('f36_garbage_before.mp3','wb').write(bytes(random.randrange(256) for _ in range(50000))+b)
open('f38_two_files_glued.mp3','wb').write(b+b)
open('f39_random_bytes.mp3','wb').write(bytes(random.randrange(256) for _ in range(300000)))
# huge ID3 size claim
open('f40_id3_claims_256MB.mp3','wb').write(b'ID3\x04\0\0\x7f\x7f\x7f\x7f'+b)
P
# --- wrong names / not media
cp good.m4a f41_m4a_named.mp3; cp long.flac f42_flac_no_extension
printf '<html><script>alert(1)</script></html>' > f44_html_named.wav
printf '%%PDF-1.4\n' > f45_pdf_named.mp3; cp /bin/ls f46_elf_named.mp3
printf 'PK\003\004' > f47_zip_named.m4a
$FF -f lavfi -i color=blue:s=64x64:d=1 -frames:v 1 f48_picture.png; cp f48_picture.png f48b_picture_named.mp3
printf '1\n00:00:00,000 --> 00:00:01,000\nhi\n' > f49_subtitle.srt
# --- playlists and references (must never read another file or touch the network)
printf '#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nhttp://127.0.0.1:48999/leak.ts\n#EXT-X-ENDLIST\n' > f50_hls_http.m3u8; cp f50_hls_http.m3u8 f50b_hls_http_named.mp3
printf '#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n' > f51_hls_file_named.mp3
printf "ffconcat version 1.0\nfile '/etc/hostname'\n" > f52_ffconcat_named.mp3
printf '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT3S"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>http://127.0.0.1:48999/leak.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>' > f53_dash.mpd
printf 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 48998 RTP/AVP 0\n' > f54_sdp_named.wav
printf '[playlist]\nFile1=http://127.0.0.1:48999/leak\n' > f55_pls_named.mp3
# --- names
mkdir -p names; for n in '-i' '-version.wav' 'a b  c.wav' "quote'\"\$(id)\`.wav" 'semi;rm.wav' 'per%cent%20%00.wav' 'hash#q?.wav' 'line
break.wav' $'rtl\u202egpj.wav' 'emoji😀.wav' 'ünïcödé-NFC.wav' $'u\u0308nfd.wav' '文件-日本語-العربية.wav' '=cmd|calc.wav' '<img src=x onerror=alert(1)>.wav' 'CON.wav' 'trailing.dot..wav' ' leading.wav' 'concat:a|b.wav' 'pipe:0.wav' 'http:evil.wav' 'image%03d.wav' 'subfile,,start,0.wav'; do cp ok.wav "names/$n" 2>/dev/null || echo "skip name $n" >&2; done
printf x > names/$'\xff\xfe-not-utf8.wav' 2>/dev/null; cp ok.wav names/$'\xff\xfe-not-utf8.wav' 2>/dev/null
L=$(printf 'x%.0s' $(seq 1 251)); cp ok.wav "names/$L.wav"; cp ok.wav "names/$(printf '漢%.0s' $(seq 1 83)).wav" 2>/dev/null
# --- file kinds
ln -sf /nonexistent names/dangling.wav; ln -sf loop.wav names/loop.wav; mkfifo names/fifo.wav 2>/dev/null; mkdir -p names/dir.wav; ln -sf /dev/zero names/devzero.wav; cp ok.wav names/unreadable.wav; chmod 000 names/unreadable.wav; ln -sf ../ok.wav names/link_to_ok.wav
# --- timing oddities
$FF -f lavfi -i sine=d=5:r=48000 -c:a aac -output_ts_offset 36000 f56_starts_at_10h.mp4
$FF -f lavfi -i sine=d=4 -f lavfi -i sine=d=4 -c:a libvorbis v1.ogg; cat v1.ogg v1.ogg > f58_chained.ogg
$FF -f lavfi -i sine=d=3:r=44100 -c:a pcm_s16le a1.wav
$FF -f lavfi -i sine=d=3:r=16000 -c:a adpcm_ima_wav f60_adpcm.wav
# --- what real recorders and phones leave behind
$FF -f lavfi -i sine=d=8:r=8000 -f lavfi -i sine=f=700:d=8:r=8000 -filter_complex amerge=inputs=2 -c:a pcm_alaw f61_telephone_two_channels.wav
$FF -f lavfi -i sine=d=20 -c:a libvorbis v2.ogg; S=$(stat -c %s v2.ogg); head -c $((S/2)) v2.ogg > f62_truncated.ogg; rm -f v2.ogg
S=$(stat -c %s ok.wav); head -c $((S/2)) ok.wav > f63_truncated.wav
$FF $SINE -f lavfi -i testsrc=d=3:s=64x64 -map 1 -map 0 -c:v mpeg4 -c:a mp2 -f mpegts f64_transport_stream.ts
if [ "${BIG:-0}" = 1 ]; then
 $FF -f lavfi -i anullsrc=r=16000:cl=mono -t 86400 -c:a flac g01_24h_silence.flac           # bomb: 24 h in a few MB
 $FF -f lavfi -i anullsrc=r=8000:cl=mono -t 360000 -c:a flac -compression_level 12 g02_100h_silence.flac
 $FF -stream_loop -1 -i ok.wav -t 86400 -c:a libopus -b:a 6k g03_24h_tone.opus
 truncate -s 100G g04_sparse_100GB.wav; dd if=ok.wav of=g04_sparse_100GB.wav conv=notrunc status=none
fi
rm -f a1.wav v1.ogg; ls | wc -l
