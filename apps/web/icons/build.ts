import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { categoryIcons } from '@entraide/model/tenant';
import { iconNames } from '../app/components/icon-names.ts';

/**
 * Draws app/components/icons.svg from lucide's own data: one file that the browser keeps, instead of each icon as script and markup in every
 * page. Run it after a change of the names: `npx tsx icons/build.ts`.
 */
const lucide = dirname(createRequire(import.meta.url).resolve('lucide-react/package.json'));

type Node = [tag: string, attributes: Record<string, string>];

/** An old name is a file that leads to the new one. */
async function nodesOf(name: string): Promise<Node[]> {
  const file = join(lucide, 'dist/esm/icons', `${name}.mjs`);
  const [, renamed] = readFileSync(file, 'utf8').match(/^export { default } from '\.\/(.+)\.mjs'/m) ?? [];
  if (renamed) return nodesOf(renamed);
  const module = (await import(file)) as { __iconData: { node: Node[] } };
  return module.__iconData.node;
}

async function symbolOf(name: string): Promise<string> {
  const shapes = (await nodesOf(name)).map(([tag, { key: _, ...attributes }]) => {
    const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
    return `<${tag}${text.join('')}/>`;
  });
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`;
}

const own = [
  '<symbol id="mark-request" viewBox="0 0 24 24"><path fill="currentColor" d="M12 22 6 15.3a8 8 0 1 1 12 0Z"/></symbol>',
  '<symbol id="mark-offer" viewBox="0 0 24 24"><circle cx="12" cy="12" r="7.5" stroke-width="3"/><circle cx="12" cy="12" r="1.2" fill="currentColor"/></symbol>',
];

export async function drawSprite(): Promise<string> {
  const names = [...new Set<string>([...iconNames, ...categoryIcons])].sort();
  const symbols = await Promise.all(names.map(symbolOf));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...own, ...symbols].join('\n')}\n</svg>\n`;
}

export const spritePath = join(import.meta.dirname, '../app/components/icons.svg');
export const spriteOnDisk = () => readFileSync(spritePath, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(spritePath, await drawSprite());
