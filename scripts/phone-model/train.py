"""Trains the network on data/*.pkl for so many seconds and writes net.pt: train.py SECONDS."""

import torch, torch.nn as nn, torch.nn.functional as F, glob, pickle, time, sys, random, numpy as np, os
torch.set_num_threads(1)
torch.set_flush_denormal(True)
torch.manual_seed(0)
random.seed(0)
D = 192
B = 64

class Blk(nn.Module):

    def __init__(s, dil):
        super().__init__()
        s.a = nn.Conv1d(D, B, 3, padding=dil, dilation=dil, bias=False)
        s.b = nn.Conv1d(B, D, 1)
        s.n = nn.BatchNorm1d(D)

    def forward(s, x):
        return x + F.relu(s.n(s.b(s.a(x))))

class Net(nn.Module):

    def __init__(s):
        super().__init__()
        s.i = nn.Conv1d(40, D, 7, stride=3, padding=3)
        s.n = nn.BatchNorm1d(D)
        s.bl = nn.Sequential(*[Blk(d) for d in (1, 1, 1, 2, 2, 3, 3)])
        s.p = nn.Conv1d(D, 40, 1)
        s.l = nn.Conv1d(D, 28, 1)

    def forward(s, x):
        h = s.bl(F.relu(s.n(s.i(x))))
        return (s.p(h), s.l(h))

def norm(f):
    return (f - f.mean(0)) / 4.0

def aug(f, rng):
    f = f.astype(np.float32)
    if rng.random() < 0.5:
        k = rng.uniform(-1.2, 0.2)
        tilt = np.linspace(0, k, 40) * rng.integers(1, 4)
        lvl = rng.uniform(-9, -1)
        nz = lvl + tilt + 0.45 * rng.standard_normal(f.shape)
        f = np.logaddexp(f, nz)
    f = f + np.cumsum(rng.standard_normal(40)) * 0.08
    if rng.random() < 0.4:
        w = rng.integers(1, 6)
        b = rng.integers(0, 40 - w)
        f[:, b:b + w] = f.mean()
    if rng.random() < 0.4:
        w = rng.integers(1, 12)
        t = rng.integers(0, max(1, len(f) - w))
        f[t:t + w] = f.mean(0)
    return f.astype(np.float32)

def batch(items, rng, a=True):
    fs = [norm(aug(f, rng) if a else f.astype(np.float32)) for f, _, _ in items]
    T = max(map(len, fs))
    x = np.zeros((len(fs), 40, T), np.float32)
    for i, f in enumerate(fs):
        x[i, :, :len(f)] = f.T
    L = [(len(f) + 2) // 3 for f in fs]
    return (torch.from_numpy(x), L, [p for _, p, _ in items], [l for _, _, l in items])

def ctc(lg, L, t):
    lp = lg.log_softmax(1).permute(2, 0, 1)
    return F.ctc_loss(lp, torch.tensor([y for z in t for y in z]), torch.tensor(L), torch.tensor(list(map(len, t))), zero_infinity=True)

def ed(a, b):
    r = list(range(len(b) + 1))
    for i, x in enumerate(a):
        q = [i + 1]
        for j, y in enumerate(b):
            q.append(min(r[j] + (x != y), r[j + 1] + 1, q[j] + 1))
        r = q
    return r[-1]

def greedy(lg):
    o = []
    p = 0
    for k in lg.argmax(0).tolist():
        if k != p and k:
            o.append(k)
        p = k
    return o
if __name__ == '__main__':
    steps = 10 ** 9
    budget = float(sys.argv[1])
    lrmax = float(os.environ.get('LR', '3e-3'))
    net = Net()
    print(sum((p.numel() for p in net.parameters())))
    opt = torch.optim.AdamW(net.parameters(), lr=lrmax, weight_decay=0.001)
    rng = np.random.default_rng(0)
    seen = set()
    data = []
    val = None
    t0 = time.time()
    st = 0
    audio = 0
    pool = []
    start = int(os.environ.get('START', '0'))
    if os.environ.get('INIT'):
        net.load_state_dict(torch.load(os.environ['INIT']))
    while time.time() - t0 < budget:
        if st % 100 == 0:
            for f in glob.glob('data/*.pkl'):
                if f not in seen:
                    seen.add(f)
                    d = pickle.load(open(f, 'rb'))
                    if val is None:
                        val = d[:60]
                        d = d[60:]
                    data += [z for z in d if len(z[1]) * 3 < len(z[0])]
            if st == 0:
                while len(data) < 300:
                    time.sleep(5)
                    [(seen.add(f), data.extend(pickle.load(open(f, 'rb')))) for f in glob.glob('data/*.pkl') if f not in seen]
        frac = min(0.999, (time.time() - t0) / budget)
        lr = lrmax * min(1, (st + 1) / 100) * (1 - frac) ** 0.8 if frac < 1 else 0
        for g in opt.param_groups:
            g['lr'] = lr
        k = rng.integers(0, len(data))
        if len(pool) < 16:
            pool += sorted([data[i] for i in rng.integers(0, len(data), 256)], key=lambda z: len(z[0]))
        c = rng.integers(0, max(1, len(pool) // 16))
        it = pool[c * 16:c * 16 + 16]
        del pool[c * 16:c * 16 + 16]
        x, L, P, Lt = batch(it, rng)
        audio += sum(L) * 0.03
        net.train()
        a, b = net(x)
        loss = ctc(a, L, P) + 0.5 * ctc(b, L, Lt)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        opt.step()
        st += 1
        if st % 100 == 0:
            net.eval()
            e = [0, 0]
            n = [0, 0]
            with torch.no_grad():
                for z in val:
                    x, L, P, Lt = batch([z], rng, False)
                    a, b = net(x)
                    e[0] += ed(greedy(a[0]), P[0])
                    n[0] += len(P[0])
                    e[1] += ed(greedy(b[0]), Lt[0])
                    n[1] += len(Lt[0])
            print(st, 'loss %.3f per %.3f ler %.3f audio %.1fh data %d t %.0f' % (loss.item(), e[0] / n[0], e[1] / n[1], audio / 3600, len(data), time.time() - t0), flush=True)
            torch.save(net.state_dict(), 'net.pt')
    torch.save(net.state_dict(), 'net.pt')
