import type { Builder } from '../builder.ts';

export function addBilling(builder: Builder): void {
  const billing = builder.group('billing', 'What spaces pay, and what Stripe has of them');
  const work = () => import('../commands/billing.ts');
  builder
    .command(
      billing,
      'list',
      'Plans of the spaces, as they were counted last',
      async () => (await work()).list,
    )
    .option('--failed', 'only those whose payment failed');
  builder.command(
    billing,
    'reconcile [slugs...]',
    'Read anew at Stripe what spaces have there; all of them when none is named',
    async () => (await work()).reconcileSpaces,
  );
}
