import { inviteLinkFromPlatform } from '@entraide/core/invite';
import { publicAddress } from '@entraide/core/settings';
import { createTenant as createSpace, inviteFromPlatform } from '@entraide/core/tenant';
import { createTenantFolder, type NewTenant } from '@entraide/core/tenant/folder';
import { availableLocales } from '@entraide/model/language';
import { Email } from '@entraide/model/member';
import type { Locale } from '@entraide/model/tenant';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { asOperator } from '../operator.ts';
import { sayLink } from '../show-link.ts';
import { dirOption, tenantsFolder } from '../tenants-folder.ts';
import { DONE, type ExitCode, type Terminal } from '../terminal.ts';

interface Options {
  dir: string;
  name: string;
  home: string;
  place: string;
  contact?: string;
  locales: string;
  apply?: boolean;
  admin?: string;
  fromWeb?: boolean;
  dryRun?: boolean;
}

export async function createTenant(call: Call<Options>): Promise<ExitCode> {
  const { terminal, options } = call;
  const [slug = ''] = call.words;
  const dir = tenantsFolder(options.dir);
  const home = { ...positionOf(options.home), label: options.place };
  const locales = localesOf(options.locales);
  const contact = await contactOf(terminal, options.contact);
  const input = { slug, name: options.name, locales, home, contact };
  if (options.admin !== undefined && !options.apply && !options.fromWeb)
    throw new Failure(
      '--admin needs a space.',
      'a folder makes none before it is applied',
      'add --apply, or apply and then pnpm platform tenant invite',
    );
  if (options.fromWeb) return createFromWeb(call, input);
  const files = await createTenantFolder(dir, input, { dryRun: options.dryRun === true });
  if (options.apply && !options.dryRun) {
    for (const { file } of files) terminal.say(file);
    const code = await (await import('./tenants.ts')).apply({ ...call, words: [slug] });
    if (code === DONE) await admitAndShow(terminal, slug, options.admin);
    return code;
  }
  terminal.data(
    files,
    options.dryRun
      ? files.flatMap(({ file, content }) => [`--- ${file}`, content])
      : files.map(({ file }) => file),
  );
  if (options.dryRun) {
    terminal.say('Nothing was written: this was a dry run.');
    return DONE;
  }
  const blanks = 'the pages beside it hold [[ blanks ]]';
  const missing = contact === undefined ? `it names no contact yet, and ${blanks}` : blanks;
  terminal.say(
    `Next: edit ${files[0]?.file} (${missing}: until they are filled in, the space cannot be opened), then pnpm platform tenant apply ${slug}${dirOption(options.dir)}`,
  );
  terminal.say(`Once it is applied, its invitation link and QR code: pnpm platform tenant link ${slug}`);
  return DONE;
}

async function createFromWeb({ terminal, options }: Call<Options>, input: NewTenant): Promise<ExitCode> {
  if (options.apply)
    throw new Failure(
      '--apply and --from-web do not go together.',
      'there is no folder to apply',
      'leave out --apply',
    );
  const dryRun = options.dryRun === true;
  const { slug } = input;
  const made = await asOperator(terminal, async ({ ctx, settings }) => {
    const id = await createSpace(ctx, input, { rootDomain: settings.ROOT_DOMAIN, dryRun });
    if (dryRun) return { id, link: null };
    const address = publicAddress(settings);
    if (options.admin !== undefined)
      await inviteFromPlatform(ctx, slug, { email: options.admin, role: 'admin' }, { address });
    return { id, link: await inviteLinkFromPlatform(ctx, slug, { address }) };
  });
  terminal.data({ id: made.id, slug, invite: made.link?.url ?? null }, [
    slug,
    ...(made.link ? [made.link.url] : []),
  ]);
  if (dryRun) terminal.say('Nothing was written: this was a dry run.');
  else sayLink(terminal, made.link, options.admin);
  if (!dryRun && options.admin === undefined)
    terminal.say(
      `Next: pnpm platform tenant invite ${slug} <e-mail> --role admin, so that somebody can change its settings and write its pages`,
    );
  return DONE;
}

/** Of a space that was just made by its folder. The plan is on standard output already. */
async function admitAndShow(terminal: Terminal, slug: string, admin: string | undefined): Promise<void> {
  const link = await asOperator(terminal, async ({ ctx, settings }) => {
    const address = publicAddress(settings);
    if (admin !== undefined)
      await inviteFromPlatform(ctx, slug, { email: admin, role: 'admin' }, { address });
    return inviteLinkFromPlatform(ctx, slug, { address });
  });
  sayLink(terminal, link, admin);
}

/** As given, else asked for where somebody sits at a terminal; they may leave it for later. */
async function contactOf(terminal: Terminal, given: string | undefined): Promise<string | undefined> {
  const asked = given ?? (await terminal.ask('E-mail address of the association (Enter: later): '));
  const email = asked?.trim();
  if (!email) return undefined;
  const read = Email.safeParse(email);
  if (read.success) return read.data;
  throw new Failure(
    `"${email}" is not an e-mail address.`,
    'people write there to the association',
    '--contact bonjour@example.org',
  );
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
