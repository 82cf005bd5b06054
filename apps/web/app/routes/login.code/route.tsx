import { pendingCode } from '@entraide/core/account';
import { memberOf } from '@entraide/core/ctx';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { readCrowded } from '../../account/crowded.ts';
import { NoMailYet } from '../../account/NoMailYet.tsx';
import { ReturnToFields } from '../../account/ReturnToFields.tsx';
import { readReturnTo, returnQuery } from '../../account/return-to.ts';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Field, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { useSpace } from '../../components/root-data.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { Contact } from '../../house/Contact.tsx';
import { getT } from '../../i18n/index.ts';
import { sayWait } from '../../i18n/wait.ts';
import { tryCode } from './try-code.server.ts';

export const handle = { i18n: ['account', 'house'] };

export const loader = spaceLoader(async ({ ctx, context, url, session }) => {
  const carried = readReturnTo(url.searchParams);
  if (memberOf(ctx)) throw safeRedirect(carried.next, 302, '/');
  const pending = await pendingCode(ctx, session.browserToken());
  if (!pending) throw safeRedirect(`${paths.login()}${returnQuery(carried)}`);
  return {
    title: getT(context, 'account')('code.title'),
    email: pending.email,
    live: pending.triesLeft > 0,
    crowdedFor: readCrowded(url.searchParams, ctx.clock()),
    again: url.searchParams.has('again'),
    devMail: context.devMail,
    mailLeaves: context.mailLeaves,
    carried,
  };
});

export const action = spaceAction(tryCode);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const submitKeys = {
  listing: 'code.submitListing',
  message: 'code.submitMessage',
  launch: 'code.submitLaunch',
} as const;

export default function Code() {
  const { t } = useTranslation('account');
  const { title, email, live, crowdedFor, again, devMail, mailLeaves, carried } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('account', sent?.faults);
  const submit = submitKeys[carried.purpose as keyof typeof submitKeys] ?? 'code.submit';
  const intro = () => {
    if (!mailLeaves) return undefined;
    if (!live) return t('code.dead');
    const shown = { email: `\u2068${email}\u2069` };
    // Nobody is told that a mail is on its way: whether it is depends on who they are.
    if (crowdedFor !== null) return t('code.crowded', { ...shown, wait: sayWait(t, crowdedFor) });
    return (
      <>
        {again && <strong>{t('code.again')} </strong>}
        {t('code.sent', shown)}
      </>
    );
  };
  return (
    <Page title={title} intro={intro()}>
      <NoMailYet />
      <FormErrors faults={faults.list} />
      {live && (
        <Form method="post" className="grid gap-6" noValidate>
          <ReturnToFields {...carried} />
          <input type="hidden" name="email" value={email} />
          <Field id="code" label={t('code.label')} error={faults.of('code')}>
            {(wired) => (
              <input
                key={sent?.attempt}
                name="code"
                {...wired}
                className="control tabular text-center text-3xl font-semibold tracking-[0.35em]"
                defaultValue={sent?.typed.code}
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="[0-9٠-٩۰-۹ \-]*"
                maxLength={24}
                dir="ltr"
                required
                // biome-ignore lint/a11y/noAutofocus: the page is this one field, and its title says so
                autoFocus
              />
            )}
          </Field>
          {sent?.nameNeeded && (
            <TextInput
              name="displayName"
              label={t('name.label')}
              hint={t('name.hint')}
              error={faults.of('displayName')}
              defaultValue={sent.typed.displayName}
              autoComplete="given-name"
              maxLength={60}
              required
            />
          )}
          <div className="grid gap-3">
            <Button variant="primary" size="large" wide>
              {t(submit)}
            </Button>
            {carried.purpose && (
              <p className="text-sm text-ink-muted">
                {t(carried.purpose === 'launch' ? 'code.keptLaunch' : 'code.kept')}
              </p>
            )}
          </div>
        </Form>
      )}
      {devMail && (
        <div className="mt-6">
          <Notice>
            <a href="/dev/mail" className="link">
              {t('code.dev')}
            </a>
          </Notice>
        </div>
      )}
      <div className="mt-8 grid gap-4 border-t border-line pt-6">
        {live && mailLeaves && <p className="text-sm text-ink-muted">{t('code.patience')}</p>}
        {carried.purpose !== 'launch' && <NoCode />}
        <Form method="post" className="flex flex-wrap gap-3">
          <ReturnToFields {...carried} />
          <input type="hidden" name="email" value={email} />
          <Button variant={live ? 'secondary' : 'primary'} name="intent" value="resend" icon="mail">
            {t('code.resend')}
          </Button>
          <LinkButton variant="quiet" to={`${paths.login()}${returnQuery(carried)}`}>
            {t('code.change')}
          </LinkButton>
        </Form>
      </div>
    </Page>
  );
}

/** By the rule of the space alone, so that it is the same for every address. */
function NoCode() {
  const { t } = useTranslation('house');
  const { rule } = useSpace();
  if (rule === 'open' || rule === 'approval') return null;
  return (
    <div data-house={`no-code ${rule}`} className="grid gap-1 text-sm">
      <p className="font-semibold">{t(`noCode.${rule}`)}</p>
      <Contact rule={rule} />
    </div>
  );
}
