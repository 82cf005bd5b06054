import { createTenantFolder } from '@entraide/core/tenant/folder';
import { availableLocales, type Locale } from '@entraide/model/tenant';
import { Failure } from '../failure.ts';
import type { Call } from '../program.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, type ExitCode } from '../terminal.ts';

interface Options {
  dir: string;
  name: string;
  home: string;
  place: string;
  locales: string;
  apply?: boolean;
  dryRun?: boolean;
}

export async function createTenant(call: Call<Options>): Promise<ExitCode> {
  const { terminal, options } = call;
  const [slug = ''] = call.words;
  const dir = tenantsFolder(options.dir);
  const home = { ...positionOf(options.home), label: options.place };
  const locales = localesOf(options.locales);
  const files = await createTenantFolder(
    dir,
    { slug, name: options.name, locales, home },
    { dryRun: options.dryRun === true },
  );
  if (options.apply && !options.dryRun) {
    for (const { file } of files) terminal.say(file);
    return (await import('./tenants.ts')).apply({ ...call, words: [slug] });
  }
  terminal.data(
    files,
    options.dryRun
      ? files.flatMap(({ file, content }) => [`--- ${file}`, content])
      : files.map(({ file }) => file),
  );
  terminal.say(
    options.dryRun
      ? 'Nothing was written: this was a dry run.'
      : `Next: edit ${files[0]?.file}, then pnpm platform tenant apply ${slug}`,
  );
  return DONE;
}

function positionOf(text: string): { lat: number; lon: number } {
  const [, lat, lon] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (lat === undefined || lon === undefined || Math.abs(+lat) > 90 || Math.abs(+lon) > 180)
    throw new Failure(
      `"${text}" is not a position.`,
      'latitude and longitude are degrees with a comma between',
      '--home 45.76,4.84',
    );
  return { lat: +lat, lon: +lon };
}

function localesOf(text: string): Locale[] {
  const locales = text.split(',').map((locale) => locale.trim());
  const unknown = locales.filter((locale) => !(availableLocales as readonly string[]).includes(locale));
  if (unknown.length > 0)
    throw new Failure(
      `There is no language "${unknown.join(', ')}".`,
      `there are ${availableLocales.join(', ')}`,
      '--locales fr,en',
    );
  return locales as Locale[];
}
