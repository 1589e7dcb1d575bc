"""Writes every place of the bench at which a name fits, with its scores: score.py tune|measure net.pt."""

import json, sys, pickle, os
from train import *
from common import *
W = json.load(open('words.json'))
D = cmudict()

def key(w):
    return re.sub("[^a-z']", '', w.lower())

def pron(text, head):
    o = []
    for w in text.split():
        k = key(w)
        if head == 'l':
            o += [LID[c] for c in k if c in LID]
            continue
        p = D.get(k) or (k.endswith('s') and D.get(k[:-1]) and [D[k[:-1]][0] + ['z']]) or None
        if p is None:
            p = [[{'a': 'ae', 'b': 'b', 'c': 'k', 'd': 'd', 'e': 'eh', 'f': 'f', 'g': 'g', 'h': 'hh', 'i': 'ih', 'j': 'jh', 'k': 'k', 'l': 'l', 'm': 'm', 'n': 'n', 'o': 'aa', 'p': 'p', 'q': 'k', 'r': 'r', 's': 's', 't': 't', 'u': 'ah', 'v': 'v', 'w': 'w', 'x': 'k', 'y': 'y', 'z': 'z'}[c] for c in k if c.isalpha()]] if k else [[]]
        o += [PID[x] for x in p[0]]
    return o
NEG = -1e+30

def fit(lp, free, seqs):
    """lp T,C ; sequences (list of phone lists); free start and end: frames outside cost `free` (their best). Viterbi. returns best total minus free total"""
    N = len(seqs)
    S = max((2 * len(s) + 1 for s in seqs))
    lab = np.zeros((N, S), int)
    ln = np.array([2 * len(s) + 1 for s in seqs])
    for i, s in enumerate(seqs):
        lab[i, 1:2 * len(s) + 1:2] = s
    skip = np.zeros((N, S), bool)
    skip[:, 3::2] = lab[:, 3::2] != lab[:, 1:-2:2]
    a = np.full((N, S), NEG)
    best = np.full(N, NEG)
    rel = lp - free[:, None]
    for t in range(len(lp)):
        e = rel[t][lab]
        n = a.copy()
        n[:, 1:] = np.maximum(n[:, 1:], a[:, :-1])
        z = np.where(skip[:, 2:], a[:, :-2], NEG)
        n[:, 2:] = np.maximum(n[:, 2:], z)
        n[:, 1] = np.maximum(n[:, 1], 0)
        a = n + e
        a[:, 0] = NEG
        last = a[np.arange(N), ln - 2]
        best = np.maximum(best, last)
    return best

def posts(net, pcm):
    f = norm(feats(pcm.astype(np.float32) / 32768))
    with torch.no_grad():
        a, b = net(torch.from_numpy(np.ascontiguousarray(f.T))[None])
    return (a[0].log_softmax(0).T.numpy(), b[0].log_softmax(0).T.numpy())

def choose(it, f):
    t = []
    for c in sorted([c for c in it['c']], key=lambda c: -f(c)):
        if f(c) < 0:
            break
        if all((x[1] < c[0] or x[0] > c[1] for x in t)):
            t.append(c)
    return t

def hits(lp, seqs, thr):
    """Every place where a sequence fits, with free start and end: (nth, from, to, sum of log p - best log p)."""
    free = lp.max(1)
    rel = np.maximum(lp - free[:, None], -8.0)
    N = len(seqs)
    S = max((2 * len(s) + 1 for s in seqs))
    lab = np.zeros((N, S), int)
    ln = np.array([2 * len(s) + 1 for s in seqs])
    for i, s in enumerate(seqs):
        lab[i, 1:2 * len(s) + 1:2] = s
    skip = np.zeros((N, S), bool)
    skip[:, 3::2] = lab[:, 3::2] != lab[:, 1:-2:2]
    a = np.full((N, S), NEG)
    st = np.zeros((N, S), int)
    ar = np.arange(N)
    sc = np.full((len(lp), N), NEG)
    ss = np.zeros((len(lp), N), int)
    for t in range(len(lp)):
        e = rel[t][lab]
        n = a.copy()
        m = st.copy()
        u = a[:, :-1] > n[:, 1:]
        n[:, 1:][u] = a[:, :-1][u]
        m[:, 1:][u] = st[:, :-1][u]
        z = skip[:, 2:] & (a[:, :-2] > n[:, 2:])
        n[:, 2:][z] = a[:, :-2][z]
        m[:, 2:][z] = st[:, :-2][z]
        u = n[:, 1] <= 0
        n[u, 1] = 0
        m[u, 1] = t
        a = n + e
        a[:, 0] = NEG
        st = m
        sc[t] = a[ar, ln - 2]
        ss[t] = st[ar, ln - 2]
    out = []
    for i in range(N):
        col = sc[:, i]
        order = np.argsort(-col)
        taken = []
        for t in order[:200]:
            if col[t] < thr * len(seqs[i]) or len(taken) >= 3:
                break
            if t + 1 - ss[t, i] > len(seqs[i]) * 8 + 8:
                continue
            if all((x[2] <= ss[t, i] or x[1] > t for x in taken)):
                taken.append((i, int(ss[t, i]), int(t) + 1, float(col[t])))
        out += taken
    return out

def own_fit(lp, seq, k0, k1):
    x = lp[max(0, k0):k1]
    free = x.max(1)
    y = np.maximum(x - free[:, None], -8) + 0
    if not seq:
        return 0.0
    return float(fit(y, np.zeros(len(y)), [seq])[0])

def sub_fit(lp, seq, a, b):
    """How well some part of a sequence covers all of the frames a..b: free start and end within the sequence."""
    x = lp[a:b]
    rel = np.maximum(x - x.max(1, keepdims=True), -8.0)
    S = 2 * len(seq) + 1
    lab = np.zeros(S, int)
    lab[1::2] = seq
    sk = np.zeros(S, bool)
    sk[3::2] = lab[3::2] != lab[1:-2:2]
    v = rel[0][lab].copy()
    for t in range(1, len(x)):
        n = v.copy()
        n[1:] = np.maximum(n[1:], v[:-1])
        n[2:] = np.maximum(n[2:], np.where(sk[2:], v[:-2], NEG))
        v = n + rel[t][lab]
    return float(v.max())
LEX = {w: [PID[x] for x in p] for w, p in W['lex'].items()}

def containing(term):
    n = len(term)
    return [p for p in LEX.values() if len(p) > n and any((p[i:i + n] == term for i in range(len(p) - n + 1)))]

def decoy(lp, words, a, b):
    if not words:
        return NEG
    x = lp[max(0, a - 25):b + 25]
    y = np.maximum(x - x.max(1, keepdims=True), -8)
    v = fit(y, np.zeros(len(y)), words)
    return float(max((v[i] / len(w) for i, w in enumerate(words))))

def run2(half, netfile, head, limit=None, thr=-2.0):
    net = Net()
    net.load_state_dict(torch.load(netfile))
    net.eval()
    log = json.load(open(f'bench/{half}/log.json'))
    mine = [n for i, n in enumerate(NAMES) if i % 2 == (0 if half == 'tune' else 1)]
    tp = [pron(n, head) for n in mine]
    mk = [n.lower() for n in mine]
    out = []
    cont = [containing(t) for t in tp]
    for it in log[:limit]:
        pcm = np.fromfile(f'bench/{half}/' + it['file'], np.int16)
        p, l = posts(net, pcm)
        lp = p if head == 'p' else l
        words = [w for s in it['segments'] for w in s['words']]
        ks = [key(w['text']) for w in words]
        c = []
        for n, a, b, s in hits(lp, tp, thr):
            a_ms, b_ms = (a * 30, b * 30)
            idx = [i for i, w in enumerate(words) if min(b_ms, w['endMs']) - max(a_ms, w['startMs']) > 0.5 * min(b_ms - a_ms + 1, w['endMs'] - w['startMs'] + 1)]
            if not idx:
                continue
            i, j = (idx[0], idx[-1] + 1)
            if any((k in mk for k in ks[i:j])):
                continue
            own = pron(' '.join((w['text'] for w in words[i:j])), head)
            of = own_fit(lp, own, min(a, int(words[i]['startMs'] / 30)) - 4, max(b, int(words[j - 1]['endMs'] / 30)) + 4)
            around = pron(' '.join((w['text'] for w in words[max(0, i - 1):j + 1])), head)
            sf = sub_fit(lp, around, a, b)
            c.append((i, j, mk[n], s - of, s / len(tp[n]), of / max(1, len(own)), min((w['probability'] for w in words[i:j])), len(tp[n]), b - a, any((k in mk for k in ks[max(0, i - 1):j + 1])), s - sf, decoy(lp, cont[n], a, b)))
        out.append(dict(name=it.get('name', '').lower(), other='other' in it, text=it['text'], words=ks, voice=it['voice'], secs=len(pcm) / 16000, c=c))
    return out
if __name__ == '__main__':
    half, netf = sys.argv[1:3]
    pickle.dump(run2(half, netf, 'p'), open(f'res2_{half}_p.pkl', 'wb'))
