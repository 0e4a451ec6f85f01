// Bundles src/ into dist/: names carry a hash of the content, every file also lies there compressed, manifest.json maps names.
// Run by FrontEnd.targets when an input changed; several builds may run it at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

process.chdir(import.meta.dirname);
const LOCK = 'dist/.lock';

const modified = path => (existsSync(path) ? statSync(path).mtimeMs : 0);
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'build.mjs', ...readdirSync('src', { recursive: true }).map(name => `src/${name}`)];
const upToDate = () => modified('dist/manifest.json') > Math.max(...inputs.map(modified));

const isRunning = pid => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

async function alone(work) {
  mkdirSync('dist', { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      // A build that was interrupted leaves its lock behind.
      if (!isRunning(Number(readFileSync(LOCK, 'utf8')))) rmSync(LOCK, { force: true });
      await wait(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function install() {
  if (modified('node_modules/.package-lock.json') > modified('package-lock.json')) return;
  const npm = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], { stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') throw new Error('npm was not found: it comes with Node.js 20 or later, install that and run again.');
  if (npm.status !== 0) throw new Error(`npm could not fetch the packages of the web page (is the registry reachable?): ${npm.stderr}`);
}

function save(path, content) {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function emit(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = name.replace(/(\.\w+)$/, `.${hash}$1`);
  const brotli = () => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
  // A name stands for its content, so what is there already is right.
  for (const [path, compress] of [[file, () => content], [`${file}.gz`, () => gzipSync(content, { level: 9 })], [`${file}.br`, brotli]]) {
    if (!existsSync(`dist/${path}`)) save(`dist/${path}`, compress());
  }
  return file;
}

async function bundle() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: ['src/page.js', 'src/frame.js', 'src/widget.js', 'src/desk.js', 'src/desk-sign-in.js', 'src/site.css', 'src/desk.css'],
    bundle: true,
    write: false,
    outdir: 'dist',
    minify: true,
    charset: 'utf8',
    target: ['es2021', 'safari15'],
    logLevel: 'error'
  });
  const files = Object.fromEntries(outputFiles.map(({ path, contents }) => [path.replace(/^.*[\\/]/, ''), Buffer.from(contents)]));
  files['icon.svg'] = readFileSync('src/icon.svg');
  files['webchat.js'] = readFileSync('node_modules/botframework-webchat/dist/webchat.js');
  const manifest = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, emit(name, content)]));
  const wanted = new Set(['.lock', ...Object.values(manifest).flatMap(file => [file, `${file}.gz`, `${file}.br`])]);
  for (const old of readdirSync('dist')) if (!wanted.has(old)) rmSync(`dist/${old}`, { recursive: true });
  save('dist/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

try {
  await alone(async () => {
    if (upToDate()) return;
    install();
    await bundle();
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
