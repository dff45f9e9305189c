// Opens HTML reports in Chromium as readers do. REPORTS is a folder with
//   report.html   of the sample articles, every relation but `single`
//   hostile.html  of articles that try to break out
//   claims.html   a list
//   empty.html    of articles that do not contradict one another
// CHROMIUM names the browser; SCREENSHOTS a folder where pictures are wanted.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const { REPORTS, CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser;
before(async () => { browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }); });
after(() => browser?.close());

// Opens a page, and tells everything that goes wrong on it or leaves it.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) wrong.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(path.join(REPORTS, name)).href);
  return { page, wrong, close: () => context.close() };
}

const shown = (page) => page.locator('.finding:visible').count();
const counted = (page) => page.locator('#filters output').textContent();

const REPORT = ['report.html'];
const PAGES = [...REPORT, 'claims.html', 'empty.html', 'hostile.html'];

for (const [colorScheme, light] of [['light', true], ['dark', false]]) {
  for (const [screen, viewport] of [['desk', DESK], ['phone', PHONE]]) {
    describe(`${colorScheme}, ${screen}`, () => {
      for (const name of light === (screen === 'desk') ? PAGES : REPORT) {
        test(`${name} is accessible`, async () => {
          const { page, wrong, close } = await open(name, { colorScheme, viewport });
          for (const details of await page.locator('details').all()) await details.evaluate((part) => { part.open = true; });
          // The page's policy lets no other script in; what the debugger runs is no part of the page.
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
          const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
          assert.deepEqual(told, []);
          assert.deepEqual(wrong, []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} pixels too wide`);
          if (SCREENSHOTS) await page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${colorScheme}-${screen}.png`), fullPage: true });
          await close();
        });
      }
    });
  }
}

test('filters narrow the findings down', async () => {
  const { page, wrong, close } = await open('report.html');
  const all = await shown(page);
  assert.ok(all > 10, `only ${all} findings`);
  assert.equal(await counted(page), `${all} findings`);

  // By relation: as many are left as the summary says.
  const conflicts = Number(await page.locator('.figures .conflict .figure').textContent());
  for (const box of await page.locator('[name=relation]:not([value=conflict])').all()) await box.uncheck();
  assert.equal(await shown(page), conflicts);
  assert.equal(await counted(page), `${conflicts} of ${all} findings`);
  assert.equal(await page.locator('.finding:visible:not(.conflict)').count(), 0);

  // By event, then by source on top of it.
  await page.getByRole('button', { name: 'Show all' }).click();
  assert.equal(await shown(page), all);
  const event = page.getByRole('combobox', { name: 'Event' });
  const label = await event.locator('option').nth(1).textContent();
  await event.selectOption({ label });
  assert.deepEqual(await page.locator('.event:visible h3').allTextContents(), [label]);
  const ofEvent = await shown(page);
  assert.ok(ofEvent > 0 && ofEvent < all);
  await page.getByRole('combobox', { name: 'Source' }).selectOption({ label: 'Harbour Gazette' });
  const ofSource = await shown(page);
  assert.ok(ofSource > 0 && ofSource <= ofEvent);
  for (const finding of await page.locator('.finding:visible').all()) {
    assert.match(await finding.textContent(), /Harbour Gazette/);
  }

  // By words; then nothing fits, and that is said.
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('searchbox').fill('  HOW many people   were killed ');
  const sought = await shown(page);
  assert.ok(sought > 0 && sought < all);
  await page.getByRole('searchbox').fill('no such words');
  assert.equal(await shown(page), 0);
  assert.ok(await page.getByText('No finding fits.').isVisible());

  // Who comes by a link sees what it leads to.
  const hidden = await page.locator('.finding').first().getAttribute('id');
  await page.evaluate((id) => { location.hash = id; }, hidden);
  await page.locator(`#${hidden}`).waitFor({ state: 'visible' });
  assert.equal(await shown(page), all);
  assert.deepEqual(wrong, []);
  await close();
});

test('everything can be done by keyboard', async () => {
  const { page, wrong, close } = await open('report.html');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim());
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to the findings');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'relation');
  const all = await shown(page);
  await page.keyboard.press('Space');
  assert.ok(await shown(page) < all, 'the space bar does not clear the box');
  await page.keyboard.press('Space');
  assert.equal(await shown(page), all);

  const ids = await page.locator('.finding').evaluateAll((findings) => findings.map((finding) => finding.id));
  for (const expected of [ids[0], ids[1], ids[2]]) {
    await page.keyboard.press('j');
    assert.equal(await focused(), expected);
  }
  await page.keyboard.press('k');
  assert.equal(await focused(), ids[1]);
  // The bar of filters does not lie over what has the focus.
  const [top, bar] = await page.evaluate(() => [
    document.activeElement.getBoundingClientRect().top, document.getElementById('filters').getBoundingClientRect().bottom]);
  assert.ok(top >= bar - 1, `the finding begins at ${top}, the filters end at ${bar}`);
  // Where one types, letters are letters.
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('jk');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jk');
  assert.deepEqual(wrong, []);
  await close();
});

test('without scripts all is there but the filters', async () => {
  const { page, wrong, close } = await open('report.html', { javaScriptEnabled: false });
  assert.ok(await shown(page) > 10);
  assert.equal(await page.locator('#filters').isVisible(), false);
  assert.equal(await page.locator('.hint').isVisible(), false);
  assert.deepEqual(wrong, []);
  await close();
});

test('on paper all is there but what only screens can do', async () => {
  const { page, wrong, close } = await open('report.html', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.locator('#filters').isVisible(), false);
  assert.ok(await shown(page) > 10);
  // Ink on paper, whatever the screen's colours.
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  assert.equal(ink, 'rgb(29, 28, 26)');
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10_000);
  assert.deepEqual(wrong, []);
  await close();
});

test('articles that try to break out stay in', async () => {
  const { page, wrong, close } = await open('hostile.html');
  assert.ok(await shown(page) > 0);
  const made = await page.evaluate(() => ({
    scripts: document.querySelectorAll('script').length,
    styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
    foreign: document.querySelectorAll('img, iframe, object, embed, video, audio, base, math, template, noscript, xmp, marquee').length,
    handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on')),
    links: [...document.querySelectorAll('a[href], area[href]')].map((link) => link.protocol),
    owned: globalThis.owned,
    body: document.body.children.length,
  }));
  assert.equal(made.scripts, 1);
  assert.equal(made.styles, 1);
  assert.equal(made.foreign, 0);
  assert.deepEqual(made.handlers, []);
  assert.ok(made.links.every((protocol) => ['file:', 'http:', 'https:'].includes(protocol)), String(made.links));
  assert.equal(made.owned, undefined);
  assert.deepEqual(wrong, []);
  await close();
});
