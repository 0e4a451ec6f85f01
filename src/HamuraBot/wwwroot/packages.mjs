// Fetches what the page is made of: the packages of package-lock.json, and single files of packages that come bundled already.
// Web Chat is served as it was published, so the 400 packages that it was made of are not needed here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';

const { takenAsPublished } = JSON.parse(readFileSync('package.json', 'utf8'));
const modified = path => (existsSync(path) ? statSync(path).mtimeMs : 0);

function run(program, ...args) {
  const { error, status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', shell: process.platform === 'win32' });
  if (error?.code === 'ENOENT') throw new Error(`${program} was not found. npm comes with Node.js 20 or later, tar with every system: install it and run again.`);
  if (status !== 0) throw new Error(`The packages of the web page could not be fetched (is the registry reachable?): ${stderr}`);
}

function hasVersion(name, version) {
  const file = `node_modules/${name}/package.json`;
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

/** As npm does for its own packages: nothing is unpacked that is not the very file that was named. */
function unpack(name, { version, integrity, files }) {
  const folder = `node_modules/${name}`;
  rmSync(`${folder}.new`, { recursive: true, force: true });
  mkdirSync(`${folder}.new`, { recursive: true });
  run('npm', 'pack', `${name}@${version}`, `--pack-destination=${folder}.new`, '--ignore-scripts', '--prefer-offline', '--loglevel=error');
  const archive = `${folder}.new/${name}-${version}.tgz`;
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name} ${version} is not the file that package.json names: ${found}.`);
  run('tar', '-xzf', archive, '-C', `${folder}.new`, '--strip-components=1', ...files.map(file => `package/${file}`));
  rmSync(archive);
  rmSync(folder, { recursive: true, force: true });
  renameSync(`${folder}.new`, folder);
}

export function fetchPackages() {
  const installed = modified('node_modules/.package-lock.json') > modified('package-lock.json');
  const missing = Object.entries(takenAsPublished).filter(([name, { version }]) => !installed || !hasVersion(name, version));
  if (installed && missing.length === 0) return;
  console.log('Fetching the packages of the web page / 画面の部品を取得しています');
  if (!installed) run('npm', 'ci', '--no-progress', '--prefer-offline', '--loglevel=error');
  for (const [name, taken] of missing) unpack(name, taken);
}
