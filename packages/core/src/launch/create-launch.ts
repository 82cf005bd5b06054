import { admissions, launches, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { associationKinds, categoriesOfKind } from '@entraide/model/launch';
import { DisplayName, Email } from '@entraide/model/member';
import { Locale } from '@entraide/model/tenant';
import { z } from 'zod';
import { networkOf, spendOnPlatform } from '../access/index.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type PlatformCtx, translated } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, parse } from '../error/index.ts';
import { makeInviteLinkIn } from '../invite/index.ts';
import { readPlace } from '../place/index.ts';
import type { Settings } from '../settings/index.ts';
import { createTenantIn, lockTenants } from '../tenant/index.ts';
import { lookAlikeOf } from './look-alike.ts';
import { slugFault } from './slug.ts';

/** The first screen of a launch. */
export const LaunchInput = z.strictObject({
  /** The name that people will read, as long as a space's name may be. */
  association: z.string().trim().min(2).max(40),
  kind: z.enum(associationKinds),
  /** Of whoever launches: they are the first admin. */
  displayName: DisplayName,
  email: Email,
  /** GeoNames id of where it is. */
  placeId: z.int().positive(),
  slug: z.string().trim().toLowerCase().max(60),
  locales: z.array(Locale).min(1).max(3),
});
export type LaunchInput = z.infer<typeof LaunchInput>;

export interface Launching {
  rootDomain: string;
  policy: Settings['LAUNCH_POLICY'];
  /** Of whoever asks; null where nobody knows. */
  ip: string | null;
  /** Language of the page. */
  locale: Locale;
}

export interface Launched {
  tenantId: string;
  slug: string;
  /** An operator says yes before it opens. */
  held: boolean;
}

/**
 * Makes the private space of an association, with an admission as admin for the address that was given; nobody is signed in yet.
 * @param operate the platform as the operator's role
 * @throws NotAllowed where spaces are by invitation; Invalid; Conflict when the address was taken meanwhile; TooMany
 */
export async function createLaunch(
  operate: PlatformCtx,
  given: unknown,
  { rootDomain, policy, ip, locale }: Launching,
): Promise<Launched> {
  if (policy === 'invitation') throw new NotAllowed('Spaces on this platform are by invitation.');
  const input = parse(LaunchInput, given);
  const fault = slugFault(input.slug);
  if (fault) throw new Invalid([{ path: ['slug'], code: fault, message: 'This cannot be an address.' }]);
  const home = await homeOf(operate, input);
  const platform: OperatorCtx = { ...operate, operator: 'launch' };
  const tenantId = newId(operate.clock());
  const { slug, association: name, locales, email, kind } = input;
  const space = {
    ...{ slug, name, locales, home: home.view },
    settings: { categories: [...categoriesOfKind[kind]] },
  };
  return translated(
    operate.db.inTenant(tenantId, async (tx) => {
      await lockTenants(tx);
      await spendOnPlatform(operate, tx, {
        'launches-address': email,
        ...(ip !== null && { 'launches-network': networkOf(ip) }),
        'launches-platform': '',
      });
      const looksLike = await lookAlikeOf(tx, { slug, name });
      await createTenantIn(platform, tx, { ...space, id: tenantId, rootDomain });
      await tx.insert(admissions).values({ email, role: 'admin' });
      await makeInviteLinkIn(operate, tx);
      const heldFor = policy === 'approval' ? 'policy' : looksLike === null ? null : 'look-alike';
      await keep(tx, {
        ...{ tenantId, email, kind, country: home.country, locale, heldFor, looksLike },
        ...{ review: heldFor === null ? 'none' : 'waiting', createdAt: operate.clock() },
      });
      return { tenantId, slug, held: heldFor !== null };
    }),
  ).catch((error: unknown) => {
    if (error instanceof Conflict)
      throw new Invalid([{ path: ['slug'], code: 'taken', message: 'Another space has this address.' }]);
    throw error;
  });
}

const keep = (tx: TenantTx, launch: typeof launches.$inferInsert) => tx.insert(launches).values(launch);

/** Where the board begins, with its name in each language of the space. @throws Invalid */
async function homeOf(operate: PlatformCtx, { placeId, locales }: LaunchInput) {
  const named = await Promise.all(
    locales.map(async (locale) => [locale, await readPlace({ ...operate, locale }, placeId)] as const),
  );
  const [[, place] = []] = named;
  if (!place) throw new Invalid([{ path: ['place'], code: 'unknown', message: 'There is no such place.' }]);
  const label = Object.fromEntries(named.map(([locale, one]) => [locale, (one ?? place).name.slice(0, 60)]));
  return { country: place.country, view: { lat: place.lat, lon: place.lon, label } };
}
