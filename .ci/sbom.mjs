// Completes a CycloneDX list: node .ci/sbom.mjs BOM.json PUBLISHED. Adds the official assemblies that are downloaded and referenced by file, and what the
// page is bundled of; and fails if a published assembly is of none of the parts that the list names.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [file, published] = process.argv.slice(2).map(path => resolve(path));
process.chdir(join(import.meta.dirname, '..'));
const WEB = 'src/HamuraBot/wwwroot';
const isOurs = name => name.startsWith('HamuraBot.');
const json = path => JSON.parse(readFileSync(path, 'utf8'));
const hash = path => [{ alg: 'SHA-512', content: createHash('sha512').update(readFileSync(path)).digest('hex') }];
const bom = json(file);
bom.components ??= [];
const known = new Set(bom.components.map(part => part.purl));
const add = part => known.has(part.purl) || (known.add(part.purl), bom.components.push({ type: 'library', 'bom-ref': part.purl, scope: 'required', ...part }));

const framework = readFileSync('Directory.Packages.props', 'utf8').match(/<BotFrameworkVersion>([^<]+)</)[1];
const props = ['src/BotFramework.props', 'src/CloudAdapter.props'].map(path => readFileSync(path, 'utf8')).join('');
for (const name of [...props.matchAll(/<(?:BotFrameworkAssembly|PackageDownload) Include="([\w.;]+)"/g)].flatMap(([, names]) => names.split(';'))) {
  add({ name, version: framework, purl: `pkg:nuget/${name}@${framework}`, licenses: [{ license: { id: 'MIT' } }], hashes: hash(join(published, `${name}.dll`)),
    description: 'The official assembly, downloaded and referenced by file: no package list names it.' });
}

const { dependencies, takenAsPublished } = json(`${WEB}/package.json`);
for (const name of [...Object.keys(dependencies).filter(name => name !== 'esbuild'), ...Object.keys(takenAsPublished)]) {
  const { version, license } = json(`${WEB}/node_modules/${name}/package.json`);
  add({ name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, ...(license ? { licenses: [{ license: { id: license } }] } : {}) });
}

const folders = Object.keys(json('src/HamuraBot/obj/project.assets.json').packageFolders);
const holds = (part, assembly) => folders.map(folder => join(folder, part.name.toLowerCase(), part.version)).filter(existsSync)
  .some(folder => readdirSync(folder, { recursive: true }).some(path => path.endsWith(assembly)));
const unnamed = readdirSync(published).filter(name => name.endsWith('.dll') && !isOurs(name) && !bom.components.some(part => holds(part, name)));
writeFileSync(file, JSON.stringify(bom, null, 2));
console.log(`${bom.components.length} parts`);
if (unnamed.length > 0) {
  console.error(`Published, and of no part of the list: ${unnamed.join(', ')}`);
  process.exitCode = 1;
}
