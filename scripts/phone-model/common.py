"""Sounds, the dictionary, espeak-ng, mel frames as the app makes them, and noise: what the other files share."""

import re, random, subprocess, io, wave
import numpy as np
from scipy.signal import resample_poly
PH = 'aa ae ah ao aw ay eh er ey ih iy ow oy uh uw b ch d dh f g hh jh k l m n ng p r s sh t th v w y z zh'.split()
PID = {p: i + 1 for i, p in enumerate(PH)}
LID = {c: i + 1 for i, c in enumerate("abcdefghijklmnopqrstuvwxyz'")}
VOW = set(PH[:15])
NAMES = 'John Anna Maria Peter David Sarah Michael Laura Robert Emma James Olga Victor Helen Daniel Nina Thomas Julia Alice Ivan Kate Susan George Martin Oliver Sophia Henry Boris Elena Paul Smith Brown Wilson Taylor Miller Davis Clark Walker Young King Green Baker Carter Parker Cooper Harris Lewis Robinson Johnson Jackson London Paris Berlin Moscow Rome Madrid Tokyo Chicago Boston Dublin Vienna Prague Warsaw Oxford Sydney Canada Germany France Spain Russia Italy England America Europe China India Japan Poland Turkey Mexico'.split(' ')

def cmudict():
    d = {}
    for line in open('/usr/share/festival/dicts/cmu/cmudict-0.4.out', encoding='latin1'):
        m = re.match('\\("([a-z\\\']+)" (\\S+) (.*)\\)\\s*$', line)
        if not m:
            continue
        ph = re.findall('[a-z]+', m.group(3))
        ph = ['ah' if p == 'ax' else p for p in ph]
        if all((p in PID for p in ph)):
            d.setdefault(m.group(1), []).append(ph)
    return d
ESP = {'a': 'ae', 'aa': 'ae', 'A:': 'aa', 'A': 'aa', '0': 'aa', '0#': 'aa', 'A@': 'aa r', 'O@': 'ao r', 'o@': 'ao r', 'e@': 'eh r', 'i@3': 'ih r', 'U@': 'uh r', '3:': 'er', '3': 'er', '@': 'ah', '@2': 'ah', '@5': 'uh', 'I2': 'ih', 'a#': 'ah', 'I#': 'ih', 'E#': 'eh', '@L': 'ah l', 'i@': 'iy ah', 'E': 'eh', 'I': 'ih', 'i': 'iy', 'i:': 'iy', 'U': 'uh', 'u:': 'uw', 'u': 'uw', 'V': 'ah', 'O:': 'ao', 'O': 'ao', 'aI': 'ay', 'aU': 'aw', 'eI': 'ey', 'oU': 'ow', 'OI': 'oy', 'aI@': 'ay ah', 'aI3': 'ay er', 'aU@': 'aw ah', 'p': 'p', 'b': 'b', 't': 't', 't#': 't', 't2': 't', 'd': 'd', 'd#': 'd', 'k': 'k', 'g': 'g', 'tS': 'ch', 'dZ': 'jh', 'f': 'f', 'v': 'v', 'T': 'th', 'D': 'dh', 's': 's', 'z': 'z', 'S': 'sh', 'Z': 'zh', 'h': 'hh', 'm': 'm', 'n': 'n', 'N': 'ng', 'l': 'l', 'r': 'r', 'r-': 'r', 'w': 'w', 'j': 'y', '?': 't', 'n-': 'ah n', 'm-': 'ah m', 'l#': 'l', 'l-': 'ah l', 'x': 'k', 'D2': 'dh', 'z2': 'z', 's2': 's'}

def skeleton(ph):
    out = []
    for p in ph:
        if p == 'er':
            out += ['V', 'r']
        elif p in VOW:
            if not out or out[-1] != 'V':
                out.append('V')
        else:
            out.append(p)
    return out

def espeak_phones(words):
    r = subprocess.run(['espeak-ng', '-q', '-x', '--sep=_', '-v', 'en-us'], input='\n'.join((w + '.' for w in words)) + '\n', capture_output=True, text=True).stdout
    lines = [l.strip() for l in r.split('\n')]
    lines = [l for l in lines if l]
    res = []
    for l in lines:
        toks = [re.sub("[',%=|;:]*$|^[',%=|;]*", lambda m: '', t) if not t.endswith(':') else re.sub("^[',%=|;]*", '', t) for t in re.split('[_ ]+', l)]
        ph = []
        for t in toks:
            if t == '':
                continue
            if t not in ESP:
                ph = None
                break
            ph += ESP[t].split()
        res.append(ph)
    return res
NF = 512

def filters(b=40, lo=20, hi=7600):
    mel = lambda h: 1127 * np.log(1 + h / 700)
    low = mel(lo)
    step = (mel(hi) - low) / (b + 1)
    W = np.zeros((256, b), np.float32)
    m = mel(np.arange(256) * 16000 / 512)
    for k in range(b):
        l = low + k * step
        up = (m - l) / step
        dn = (l + 2 * step - m) / step
        w = np.where(m <= l + step, up, dn)
        w[(m <= l) | (m >= l + 2 * step)] = 0
        W[:, k] = w
    return W
FW = filters()
WIN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 399)) ** 0.85

def feats(x):
    n = max(0, (len(x) - 400) // 160 + 1)
    idx = np.arange(400)[None] + 160 * np.arange(n)[:, None]
    f = x[idx].astype(np.float32)
    f -= f.mean(1, keepdims=True)
    g = f.copy()
    g[:, 1:] -= 0.97 * f[:, :-1]
    g[:, 0] -= 0.97 * f[:, 0]
    g *= WIN
    p = np.abs(np.fft.rfft(g, 512))[:, :256] ** 2
    return np.log(np.maximum(p @ FW, 1.1920929e-07)).astype(np.float32)

def espeak(text, voice, pace, pitch=50, ssml=False):
    r = subprocess.run(['espeak-ng', '-v', voice, '-s', str(pace), '-p', str(pitch), '--stdout', text], capture_output=True).stdout
    x = np.frombuffer(r[44:], np.int16).astype(np.float32) / 32768
    return resample_poly(x, 320, 441).astype(np.float32)
_B = []

def pink(n, rng):
    if not _B:
        for _ in range(4):
            _B.append(pink0(1 << 20, rng))
    b = _B[rng.integers(4)]
    o = rng.integers(len(b) - n)
    return b[o:o + n]

def pink0(n, rng):
    f = np.fft.rfft(rng.standard_normal(n))
    k = np.arange(len(f))
    f /= np.sqrt(np.maximum(k, 1))
    y = np.fft.irfft(f, n)
    return (y / np.abs(y).max()).astype(np.float32)
