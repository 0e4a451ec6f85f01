// Writes THIRD-PARTY-NOTICES.md: whatever of others is in what is published, with its licence. `--check` only says whether it is up to date.
// Needs a restore and a bundled web page (`dotnet build src/HamuraBot` does both).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const FILE = 'THIRD-PARTY-NOTICES.md';
const WEB = 'src/HamuraBot/wwwroot';
const json = path => JSON.parse(readFileSync(path, 'utf8'));
const text = path => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd();
const byName = (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);
const row = ({ name, version, licence, of, home }) => `| ${[name, version, licence, of, home].map(cell => (cell ?? '').replace(/\s+/g, ' ').replaceAll('|', '/')).join(' | ')} |`;
const table = rows => ['| package | version | licence | of | home |', '|---|---|---|---|---|', ...rows.sort(byName).map(row)].join('\n');

const assets = json('src/HamuraBot/obj/project.assets.json');
const folders = Object.keys(assets.packageFolders);

function nuget(name, version) {
  const file = folders.map(folder => join(folder, name.toLowerCase(), version, `${name.toLowerCase()}.nuspec`)).find(existsSync);
  const spec = text(file);
  const tag = (element, attributes = '') => spec.match(new RegExp(`<${element}\\b${attributes}[^>]*>([^<]*)</${element}>`))?.[1].trim();
  const given = tag('license', '[^>]*type="expression"') ?? (tag('license', '[^>]*type="file"') ? 'see the package' : undefined) ?? tag('licenseUrl');
  return { name, version, licence: given, of: tag('copyright') || tag('authors'), home: tag('projectUrl') };
}

/** What a restore brings into the program, not what only looks at it while it is built. */
function nugetPackages() {
  const target = Object.values(assets.targets)[0];
  const shipped = Object.entries(target).filter(([, library]) => library.type === 'package' && ['runtime', 'runtimeTargets', 'native'].some(kind => library[kind]
    && Object.keys(library[kind]).some(file => !file.endsWith('_._'))));
  const framework = text('Directory.Packages.props').match(/<BotFrameworkVersion>([^<]+)</)[1];
  const direct = text('src/BotFramework.props').match(/BotFrameworkAssembly Include="([^"]+)"/)[1].split(';').map(name => nuget(name, framework));
  return [...shipped.map(([id]) => nuget(...id.split('/'))), ...direct];
}

const { dependencies, takenAsPublished } = json(`${WEB}/package.json`);
// esbuild bundles, and is not in the bundle.
const npmNames = [...Object.keys(dependencies).filter(name => name !== 'esbuild'), ...Object.keys(takenAsPublished)];
const npm = name => {
  const { version, license, author, homepage } = json(`${WEB}/node_modules/${name}/package.json`);
  return { name, version, licence: license ?? 'below', of: typeof author === 'string' ? author : author?.name, home: homepage };
};

function licenceText(name) {
  const folder = `${WEB}/node_modules/${name}`;
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  return file ? [`### ${name}`, '', '```', text(`${folder}/${file}`), '```', ''] : [];
}

/** The packages that Web Chat's published file was made of: asked of npm, which takes a while, once a version. */
function madeOf(name, { version }) {
  const heading = `## What ${name} ${version} was made of`;
  const before = existsSync(FILE) ? text(FILE) : '';
  if (before.includes(`${heading}\n`)) return before.slice(before.indexOf(heading)).split('\n## ')[0].trimEnd();
  if (check) return heading;
  const folder = mkdtempSync(join(tmpdir(), 'notices-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
  const { status, stderr } = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { packages } = json(join(folder, 'package-lock.json'));
  rmSync(folder, { recursive: true });
  const parts = Object.entries(packages).filter(([path, { dev, optional }]) => path && !dev && !optional)
    .map(([path, { version: its, license }]) => `${path.split('node_modules/').at(-1)} ${its} (${license ?? 'see the package'})`);
  const notices = text(`${WEB}/node_modules/${name}/dist/webchat.js.LICENSE.txt`);
  return [heading, '', `${[...new Set(parts)].sort().join(', ')}.`, '', 'Its own notices:', '', '```', notices, '```'].join('\n');
}

const check = process.argv.includes('--check');
const notices = [
  '# Third-party notices', '',
  'HamuraBot is under the MIT licence (LICENSE). What is published contains the following works of others. This file is made by `node .ci/notices.mjs`.', '',
  '## .NET packages', '', table(nugetPackages()), '',
  'The text of the MIT licence is that of LICENSE, with the copyright named above; those of the others are at https://licenses.nuget.org/ and the name.', '',
  '## The web page', '', table(npmNames.map(npm)), '',
  ...npmNames.flatMap(licenceText),
  ...Object.entries(takenAsPublished).map(([name, taken]) => madeOf(name, taken)), ''
].join('\n');

if (!check) {
  writeFileSync(FILE, notices);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== notices) {
  console.error(`${FILE} is not up to date: run node .ci/notices.mjs and commit it.`);
  process.exitCode = 1;
}
