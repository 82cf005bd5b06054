import { operatorOf } from '@entraide/core/audit';
import { reconcile } from '@entraide/core/billing';
import { listPlans, spacesAtStripe } from '@entraide/core/plan';
import { publicAddress } from '@entraide/core/settings';
import { openStripe } from '@entraide/core/stripe';
import { findTenant, tenantCtx } from '@entraide/core/tenant';
import { decimalOf } from '@entraide/model/money';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { asOperator } from '../operator.ts';
import { table } from '../terminal.ts';

const day = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? '';

export async function list({ terminal, options }: Call<{ failed?: boolean }>) {
  const overview = await asOperator(terminal, ({ ctx, settings }) =>
    listPlans({ ...ctx, stripe: openStripe(settings) }, { failed: options.failed === true }),
  );
  const price = ({ amount, currency, every }: (typeof overview)['items'][number]) =>
    amount !== null && currency ? `${decimalOf({ amount, currency })} ${currency} a ${every}` : '';
  terminal.data(
    overview,
    table(
      ['space', 'plan', 'state', 'price', 'paid until', 'grace until'],
      overview.items.map((one) => [
        ...[one.slug, one.plan ?? '', one.state, price(one), day(one.periodEndsAt), day(one.graceUntil)],
      ]),
    ),
  );
  if (overview.total > overview.items.length) terminal.say(`${overview.total} in all: these are the first.`);
}

export async function reconcileSpaces({ terminal, words }: Call) {
  const done = await asOperator(terminal, async ({ ctx, settings, platform: opened }) => {
    const stripe = openStripe(settings);
    if (!stripe)
      throw new Failure(
        'There is nothing to compare with.',
        'STRIPE_SECRET_KEY is not set.',
        'set it, then come again',
      );
    const platform = { ...ctx, stripe, address: publicAddress(settings) };
    const spaces =
      words.length > 0
        ? await Promise.all(words.map(async (slug) => ({ slug, id: (await findTenant(ctx, slug)).id })))
        : await spacesAtStripe(platform);
    const rows = [];
    // As the nightly job does it, with its role.
    const worker = { ...platform, db: opened.db.worker };
    for (const { slug, id } of spaces) {
      const inside = await tenantCtx(worker, id, operatorOf(ctx));
      if (inside) rows.push({ slug, ...(await reconcile(inside)) });
    }
    return rows;
  });
  terminal.data(
    done,
    table(
      ['space', 'read', 'mended'],
      done.map(({ slug, read, mended }) => [slug, String(read), String(mended)]),
    ),
  );
}
