// Bundles src/ into dist/: names carry a hash of the content, every file also lies there compressed, manifest.json maps names.
// Run by FrontEnd.targets when an input changed; several builds may run it at once.
// `node build.mjs small` compresses as well as it can, for what is published; without it quickly, for what is tried out.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { fetchPackages } from './packages.mjs';

process.chdir(import.meta.dirname);
const LOCK = 'dist/.lock';
const small = process.argv.includes('small');
const [brotliQuality, gzipLevel] = small ? [11, 9] : [5, 6];

const modified = path => (existsSync(path) ? statSync(path).mtimeMs : 0);
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'build.mjs', 'packages.mjs', ...readdirSync('src', { recursive: true }).map(name => `src/${name}`)];
// What is compressed well is good for trying out, too.
const stamps = small ? ['dist/.small', 'dist/.quick'] : ['dist/.quick'];
const upToDate = () => modified(stamps[0]) > Math.max(...inputs.map(modified));

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

function save(path, content) {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

async function emit(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = name.replace(/(\.\w+)$/, `.${hash}$1`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [zipped, brotli] = await Promise.all([promisify(gzip)(content, { level: gzipLevel }), promisify(brotliCompress)(content, { params })]);
  save(`dist/${file}`, content);
  save(`dist/${file}.gz`, zipped);
  save(`dist/${file}.br`, brotli);
  return file;
}

async function bundle() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: ['src/page.js', 'src/frame.js', 'src/widget.js', 'src/desk.js', 'src/desk-sign-in.js', 'src/desk-report.js', 'src/site.css', 'src/desk.css'],
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
  const manifest = Object.fromEntries(await Promise.all(Object.entries(files).map(async ([name, content]) => [name, await emit(name, content)])));
  const wanted = new Set(['.lock', 'manifest.json', ...Object.values(manifest).flatMap(file => [file, `${file}.gz`, `${file}.br`])]);
  // A running server looks up the new names when an old file is gone.
  save('dist/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const old of readdirSync('dist')) if (!wanted.has(old)) rmSync(`dist/${old}`, { recursive: true });
  for (const stamp of stamps) writeFileSync(stamp, '');
}

try {
  await alone(async () => {
    if (upToDate()) return;
    fetchPackages();
    console.log('Bundling the web page / 画面を組み立てています');
    await bundle();
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
