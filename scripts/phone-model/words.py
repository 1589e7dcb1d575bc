"""Writes words.json: words that the dictionary and espeak-ng say alike, without the names of the bench."""

from common import *
import json, os
d = cmudict()
bad = {n.lower() for n in NAMES} | {n.lower() + 's' for n in NAMES} | {n.lower() + "'s" for n in NAMES}
long = [n.lower() for n in NAMES if len(n) >= 4 and n not in ('King', 'Green', 'Young', 'Rome', 'Paul', 'Brown', 'Kate', 'Anna')]
ws = [w for w in d if 2 <= len(w) <= 12 and "'" not in w and (w not in bad) and (not any((l in w for l in long)))]
good = {}
for i in range(0, len(ws), 2000):
    part = ws[i:i + 2000]
    r = espeak_phones(part)
    if len(r) != len(part):
        print('mismatch', i, len(r), len(part))
        continue
    for w, p in zip(part, r):
        if p is None:
            continue
        for c in d[w]:
            if skeleton(c) == skeleton(p):
                good[w] = c
                break
lex = set()
for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../demo-model/lexicon.txt')):
    if line.startswith('#') or ':' not in line:
        continue
    for w in line.split(':')[1].split():
        w = w.lower()
        if w.isalpha() and w in d and (w not in bad):
            lex.add(w)
lexd = {w: good.get(w) or d[w][0] for w in lex}
print(len(ws), len(good), len(lexd), len([w for w in lexd if w not in good]))
json.dump({'all': good, 'lex': lexd, 'names': {n.lower(): d.get(n.lower()) for n in NAMES}}, open('words.json', 'w'))
print({n: d.get(n.lower()) for n in NAMES[:8]}, [n for n in NAMES if n.lower() not in d])
