import { NotFound } from '@entraide/core/error';
import {
  addOperator,
  type ListedOperator,
  linkOperator,
  listOperators,
  nameOf,
  type OperatorLink,
  removeOperator,
} from '@entraide/core/operator';
import { originOf, publicAddress, type Settings } from '@entraide/core/settings';
import { consolePaths } from '@entraide/model/path';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { asOperator } from '../operator.ts';
import { type Terminal, table } from '../terminal.ts';

interface AddOptions {
  dryRun?: boolean;
  again?: boolean;
  reset?: boolean;
}

export async function add({ terminal, words: [email = ''], options }: Call<AddOptions>) {
  const { again = false, reset = false, dryRun = false } = options;
  const { made, settings } = await asOperator(terminal, async ({ ctx, settings }) => ({
    made:
      again || reset
        ? { ...(await named(email, () => linkOperator(ctx, { email }, { reset, dryRun }))), isNew: false }
        : await addOperator(ctx, { email }, { dryRun }),
    settings,
  }));
  const link = linkOf(made, settings);
  const { operator, isNew } = made;
  terminal.data({ email: operator.email, isNew, link, until: made.link?.endsAt ?? null }, link ? [link] : []);
  say(terminal, { email: operator.email, link, isNew, dryRun, linked: again || reset });
}

const linkOf = ({ link }: OperatorLink, settings: Settings) =>
  link &&
  originOf(`console.${settings.ROOT_DOMAIN}`, publicAddress(settings)) + consolePaths.enter(link.token);

interface Told {
  email: string;
  link: string | null;
  isNew: boolean;
  dryRun: boolean;
  linked: boolean;
}

function say(terminal: Terminal, { email, link, isNew, dryRun, linked }: Told): void {
  if (link) {
    terminal.say(
      'The link works once, for 24 hours. Whoever has it can use it: give it to them by a way that you trust.',
    );
  } else if (dryRun && (isNew || linked)) {
    terminal.say(
      isNew
        ? `${email} would become an operator: this was a dry run.`
        : 'A link would be made: this was a dry run.',
    );
  } else {
    terminal.say(`${email} is an operator already. A new link: pnpm platform operator add ${email} --again`);
  }
}

export async function list({ terminal }: Call) {
  const operators = await asOperator(terminal, ({ ctx }) => listOperators(ctx));
  terminal.data(
    operators,
    table(
      ['name', 'e-mail', 'signs in with', 'recovery codes', 'link until', 'last seen'],
      operators.map((one) => [
        one.name ?? '',
        one.email,
        factorsOf(one),
        String(one.recoveryCodes),
        one.linkUntil?.toISOString() ?? '',
        one.seenAt?.toISOString() ?? '',
      ]),
    ),
  );
  if (operators.length === 0)
    terminal.say('There is no operator yet. The first one: pnpm platform operator add YOU@EXAMPLE.ORG');
}

function factorsOf({ passkeys, totp }: ListedOperator): string {
  const factors = [...(passkeys > 0 ? [`${passkeys} passkeys`] : []), ...(totp ? ['app for codes'] : [])];
  return factors.join(', ') || 'nothing yet';
}

export async function remove({ terminal, words: [email = ''], options }: Call<{ dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const removed = await asOperator(terminal, ({ ctx }) =>
    named(email, () => removeOperator(ctx, { email }, { dryRun })),
  );
  terminal.data({ email: removed.email, removed: !dryRun }, [
    `${nameOf(removed)} ${dryRun ? 'would be' : 'was'} removed`,
  ]);
}

/** Says where to look when there is nobody with this address. */
async function named<T>(email: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new Failure(
      `${email} is no operator.`,
      'nobody was added with this address',
      'pnpm platform operator list',
    );
  }
}
