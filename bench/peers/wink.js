// Annotates JSON Lines from standard input with wink-nlp and its light English model: tags, lemmas, entities. It draws no trees.
const winkNLP = require('wink-nlp');
const model = require('wink-eng-lite-web-model');
const { readFileSync } = require('fs');

const nlp = winkNLP(model);
const texts = readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line)
  .map((line) => JSON.parse(line))
  .map((news) => `${news.title}\n\n${news.text}`);
nlp.readDoc(texts[0]);
const start = process.hrtime.bigint();
let tokens = 0;
for (const text of texts) {
  tokens += nlp.readDoc(text).tokens().length();
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`wink-nlp ${require('wink-nlp/package.json').version}\t${tokens}\t${seconds.toFixed(4)}`);
