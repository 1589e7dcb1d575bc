"""Writes shards of utterances with their sounds: make_sound.py SEED UTTERANCES [SHARDS]."""

from common import *
import json, sys
W = json.load(open('words.json'))
al = list(W['all'])
lx = list(W['lex'])
pron = {**W['all'], **W['lex']}
bases = ['en-us'] * 5 + ['en-gb'] * 4 + ['en-gb-x-rp'] * 2 + ['en-us-nyc', 'en-gb-x-gbclan', 'en-gb-x-gbcwmd']
vars_ = ['', '', '+m1', '+m3', '+m4', '+m5', '+m8', '+f1', '+f2', '+m1', '+m3', '+m4', '+m5', '+m8', '+f1', '+f2', '+Alex', '+Andy', '+ed', '+linda', '+max', '+steph', '+zac', '+john', '+belinda', '+michel', '+adam', '+anika', '+quincy', '+rob', '+robert', '+paul', '+Lee', '+Mike', '+Michael', '+Mario', '+Denis', '+Gene', '+norbert', '+shelby', '+travis', '+victor', '+caleb', '+benjamin', '+david', '+aunty', '+antonio', '+miguel', '+boris', '+pedro', '+sandro', '+edward', '+steph2', '+Hugo', '+Diogo']
seed = int(sys.argv[1])
n = int(sys.argv[2])
rng = np.random.default_rng(seed)
R = random.Random(seed)
for shard in range(1000):
    out = []
    for _ in range(n):
        k = R.randint(3, 10)
        ws = [R.choice(lx) if R.random() < 0.5 else R.choice(al) for _ in range(k)]
        if R.random() < 0.3:
            ws = [x for w in ws for x in ([R.choice(['the', 'a', 'to', 'and', 'in', 'was', 'is', 'for', 'with', 'i', 'we', 'you', 'of', 'about', 'on'])] if R.random() < 0.4 else []) + [w]]
        ph = []
        ok = True
        for w in ws:
            p = pron.get(w) or {'the': ['dh', 'ah'], 'a': ['ah'], 'to': ['t', 'uw'], 'and': ['ae', 'n', 'd'], 'i': ['ay'], 'of': ['ah', 'v'], 'for': ['f', 'ao', 'r']}.get(w)
            if p is None:
                ok = False
                break
            ph += [PID[x] for x in p]
        if not ok:
            continue
        text = ' '.join(ws)
        if R.random() < 0.08:
            v = R.choice(['kal', 'awb', 'rms', 'slt', 'kal16'])
            f = 'fl%d.wav' % seed
            if subprocess.run(['flite', '-voice', v, '--setf', 'duration_stretch=%.2f' % R.uniform(0.8, 1.15), '-t', text, '-o', f], capture_output=True).returncode:
                continue
            with wave.open(f) as w_:
                sr = w_.getframerate()
                x = np.frombuffer(w_.readframes(w_.getnframes()), np.int16).astype(np.float32) / 32768
            if sr != 16000:
                x = resample_poly(x, 16000 // np.gcd(sr, 16000), sr // np.gcd(sr, 16000)).astype(np.float32)
        else:
            x = espeak(text, R.choice(bases) + R.choice(vars_), R.randint(135, 225), R.randint(35, 65))
        pad0 = int(rng.exponential(0.2) * 16000)
        pad1 = int(rng.exponential(0.3) * 16000)
        x = np.concatenate([np.zeros(min(pad0, 32000), np.float32), x, np.zeros(min(pad1, 32000), np.float32)])
        if R.random() < 0.15:
            F = np.fft.rfft(x)
            fr = np.fft.rfftfreq(len(x), 1 / 16000)
            F[(fr < 300) | (fr > 3400)] *= 0.01
            x = np.fft.irfft(F, len(x)).astype(np.float32)
        x *= 10 ** (R.uniform(-12, 3) / 20)
        u = R.random()
        if u < 0.8:
            x = x + pink(len(x), rng) * R.choice([0.003, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06])
        if R.random() < 0.2:
            x = x + rng.standard_normal(len(x)).astype(np.float32) * R.choice([0.001, 0.003, 0.01])
        let = [LID[c] for c in ' '.join(ws).replace(' ', '') if c in LID]
        out.append((feats(np.clip(x, -1, 1)).astype(np.float16), ph, let))
    import pickle
    pickle.dump(out, open('data/%d_%d.tmp' % (seed, shard), 'wb'))
    import os
    os.rename('data/%d_%d.tmp' % (seed, shard), 'data/%d_%d.pkl' % (seed, shard))
    if len(sys.argv) > 3 and shard + 1 >= int(sys.argv[3]):
        break
