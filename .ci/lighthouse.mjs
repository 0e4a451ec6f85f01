// node .ci/lighthouse.mjs http://localhost:5080 : Lighthouse's marks for accessibility and best practice of the front page, a topic and a seminar, narrow
// and wide. Below 95 it fails. Lighthouse is fetched by npx and is no part of what is built; CHROME_PATH names another browser.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const LEAST = 0.95;
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['accessibility', 'best-practices'];

const base = process.argv[2]?.replace(/\/$/, '');
if (!base) {
  console.error('Say which server: node .ci/lighthouse.mjs http://localhost:5080');
  process.exit(2);
}
if (!process.env.CHROME_PATH && existsSync('/usr/bin/chromium')) process.env.CHROME_PATH = '/usr/bin/chromium';

const list = await (await fetch(`${base}/seminars?lang=ja`)).text();
const seminar = list.match(/\/seminars\/[0-9a-f-]{36}/)?.[0];
const paths = ['/', '/topics/interest-subsidy', '/seminars', ...(seminar ? [seminar] : [])];
if (!seminar) console.log('No seminar is planned: its page is left out.');

async function marks(path, preset) {
  const { stdout } = await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, `${base}${path}`, `--only-categories=${CATEGORIES}`, '--output=json', '--quiet',
    '--chrome-flags=--headless=new --no-sandbox', ...preset], { maxBuffer: 64 * 1024 * 1024 });
  const { categories, audits } = JSON.parse(stdout);
  const failed = CATEGORIES.flatMap(name => categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1).map(({ id }) => id));
  return { scores: CATEGORIES.map(name => categories[name].score), failed };
}

let isGood = true;
for (const path of paths)
  for (const [name, preset] of [['narrow', []], ['wide', ['--preset=desktop']]])
    for (const language of ['ja', 'en']) {
      const { scores, failed } = await marks(`${path}?lang=${language}`, preset);
      isGood &&= scores.every(score => score >= LEAST);
      console.log(`${path} ${language} ${name}: ${CATEGORIES.map((category, i) => `${category} ${Math.round(scores[i] * 100)}`).join(', ')}${failed.length ? ` (${failed.join(', ')})` : ''}`);
    }
process.exitCode = isGood ? 0 : 1;
