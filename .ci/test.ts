/** The README's second command: everything that CI runs. The last line counts: `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { caddyPath } from '../apps/web/deploy/caddy.ts';
import { chromiumPath } from '../apps/web/e2e/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const output = resolve(root, '.ci/output');
const results = resolve(output, 'results.json');

let [passed, failed] = [0, 0];

function step(name: string, command: string, args: string[]): boolean {
  console.log(`\n==> ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}

function counted(name: string, command: string, args: string[]): void {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** A root shell on Debian can bring its own browser and its own Caddy; anybody else is told what to do. */
function ensure(name: string, found: () => string | undefined, debianPackage: string, advice: string): void {
  if (found()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    step(`${name} is missing: installing it`, 'sh', [
      '-c',
      `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${debianPackage} >/dev/null`,
    ]);
  }
  if (found()) return;
  console.error(advice);
  process.exit(1);
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
ensure(
  'Chromium',
  chromiumPath,
  'chromium',
  'The browser journeys need Chromium or Chrome: install one, or name it in CHROME_PATH.',
);
ensure(
  'Caddy',
  caddyPath,
  'caddy',
  'The test of the deployment needs Caddy (https://caddyserver.com): install it, or name it in CADDY_PATH.',
);

counted('pnpm check: format, floors, types, dead code, tenants', 'pnpm', ['--silent', 'check']);
counted('build', 'pnpm', ['--silent', 'build']);
const files = process.argv.slice(2);
const ran = step('tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...files,
]);

if (existsSync(results)) {
  const report = JSON.parse(readFileSync(results, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  if (report.numFailedTests === 0 && (!ran || report.numPendingTests > 0)) failed += 1;
} else failed += 1;

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
