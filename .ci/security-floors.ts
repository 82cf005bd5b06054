/** Refuses a lock file that holds a package below its minimum safe version (docs/security/floors.json). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

const { floors } = JSON.parse(read('docs/security/floors.json')) as {
  floors: Record<string, { minimum: string; because: string }>;
};
const { packages } = parse(read('pnpm-lock.yaml')) as { packages: Record<string, unknown> };

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
function isBelow(version: string, minimum: string): boolean {
  const [ours, floor] = [numbers(version), numbers(minimum)];
  const at = ours.findIndex((number, i) => number !== floor[i]);
  return at >= 0 && (ours[at] ?? 0) < (floor[at] ?? 0);
}

const faults = Object.keys(packages).flatMap((key) => {
  const at = key.lastIndexOf('@');
  const [name, version] = [key.slice(0, at), key.slice(at + 1)];
  const floor = floors[name];
  return floor && isBelow(version, floor.minimum)
    ? [`${name} ${version} is below ${floor.minimum} (${floor.because})`]
    : [];
});
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log('security floors hold');
