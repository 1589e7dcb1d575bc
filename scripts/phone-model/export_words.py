"""Writes the app's pronunciations: the words of the CMU dictionary, and before them the common words of words.json.

A line is how many letters it shares with the line before (base 36), the other letters, and a letter for each sound."""
import gzip
import json
import sys

from common import PH, cmudict

LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM'
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
code = dict(zip(PH, LETTERS))


def lines(words):
    out = []
    before = ''
    for word in sorted(words):
        same = 0
        while same < min(len(word), len(before), 35) and word[same] == before[same]:
            same += 1
        out.append(DIGITS[same] + word[same:] + ' ' + ''.join(code[p] for p in words[word]))
        before = word
    return out


common = json.load(open('words.json'))['lex']
known = {word: said[0] for word, said in cmudict().items()}
text = '\n'.join([*lines(common), '', *lines(known)])
with open(sys.argv[1], 'wb') as file:
    file.write(gzip.compress(text.encode(), 9, mtime=0))
print(len(common), 'common words,', len(known), 'words')
