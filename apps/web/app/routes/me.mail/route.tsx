import { requireMember } from '@entraide/core/access';
import { TooMany } from '@entraide/core/error';
import { keepStopped, readMyStop, resumeMails } from '@entraide/core/mail-in';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['account'] };

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const { email } = requireMember(ctx);
  const stop = await readMyStop(ctx);
  const done = (['resumed', 'kept', 'later'] as const).find((one) => searchParams.has(one)) ?? null;
  return {
    title: getT(context, 'account')('mail.title'),
    email,
    stop: stop && { ...stop, stoppedAt: stop.stoppedAt.toISOString() },
    // What was done in another window meanwhile may be otherwise by now.
    done: done !== null && (done === 'resumed') === (stop === null) ? done : null,
  };
});

export const action = spaceAction(async ({ ctx, request }) => {
  const again = (await readForm(request)).get('intent') === 'again';
  try {
    await (again ? resumeMails(ctx) : keepStopped(ctx));
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    throw safeRedirect(paths.myMail({ later: 1 }), 303);
  }
  throw safeRedirect(paths.myMail({ [again ? 'resumed' : 'kept']: 1 }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Whether our mails reach the reader, and what to do when they do not. */
export default function MyMail() {
  const { t } = useTranslation('account');
  const { title, email, stop, done } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={<UpLink to={paths.me()} label={t('common:nav.me')} />}>
      {done && (
        <div className="mb-6">
          <Notice tone={done === 'later' ? 'warning' : 'success'} role="status">
            {t(`mail.${done}`)}
          </Notice>
        </div>
      )}
      <div className="grid max-w-measure gap-4">
        {stop === null ? (
          <p>
            {t('mail.fine')} <bdi className="break-all font-semibold">{email}</bdi>
          </p>
        ) : (
          <>
            <p>
              {t(`mail.${stop.reason}`)} <bdi className="break-all font-semibold">{email}</bdi> (
              <Time value={stop.stoppedAt} say="day" />)
            </p>
            <p>{t('mail.codes')}</p>
            <p>{t(`mail.todo.${stop.reason}`)}</p>
            <Form method="post" className="flex flex-wrap gap-3">
              <Button variant="primary" name="intent" value="again">
                {t(`mail.again.${stop.reason}`)}
              </Button>
              {stop.toldAt === null && (
                <Button variant="quiet" name="intent" value="keep">
                  {t('mail.keep')}
                </Button>
              )}
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}
