"""Prints how the rules do on both halves of the bench, from what score.py wrote."""

import pickle
from score import *
for half in ('tune', 'measure'):
    r = pickle.load(open(f'res2_{half}_p.pkl', 'rb'))
    for pm, b, dec in ((0.9, -1.2, -0.9), (0.9, -0.9, -0.9), (1.01, -1.2, -0.9)):
        f = lambda c: c[7] * (c[4] - b) if c[4] > b and c[3] > 0 and (c[10] > 1) and (c[6] < pm) and (not c[9]) and (c[11] < dec) else -1
        e0 = e1 = o0 = o1 = n = right = wrong = sp = ins = g0 = g1 = 0
        for it in r:
            w = list(it['words'])
            h = list(w)
            for c in sorted(choose(it, f), key=lambda c: -c[0]):
                h[c[0]:c[1]] = [c[2]]
                ins += it['other']
            ref = [k for k in (key(x) for x in it['text'].split()) if k]
            x = lambda z: [q for q in z if q and q != it['name']]
            a, d = (ed(x(ref), x(w)), ed(x(ref), x(h)))
            if it['other']:
                o0 += a
                o1 += d
                n += len(ref)
            elif it['name'] in w:
                sp += it['name'] not in h
                g0 += a
                g1 += d
            else:
                wrong += 1
                right += it['name'] in h
                e0 += a
                e1 += d
        print(half, 'p<%.2f B>%.1f decoy<%.1f' % (pm, b, dec), f'right {right}/{wrong}; errors elsewhere {e0}->{e1}; spoilt {sp}, errors in right sentences {g0}->{g1}; other {n} words: inserted {ins}, errors {o0}->{o1}')
