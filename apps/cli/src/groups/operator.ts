import type { Builder } from '../builder.ts';

export function addOperators(builder: Builder): void {
  const operator = builder.group('operator', 'People who run the platform, in its console');
  const operators = () => import('../commands/operators.ts');
  builder
    .writer(
      operator,
      'add <email>',
      'Add an operator, and print the link that sets the account up',
      async () => (await operators()).add,
    )
    .option('--again', 'print a new link for somebody who is there already; it asks for a code')
    .option('--reset', 'the same, and forget passkeys, app and recovery codes that were lost');
  builder.command(operator, 'list', 'Operators and how they sign in', async () => (await operators()).list);
  builder.writer(
    operator,
    'remove <email>',
    'End an account and its sessions; never the last one that can sign in',
    async () => (await operators()).remove,
  );
}
