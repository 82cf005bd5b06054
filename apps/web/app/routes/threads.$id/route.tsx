import { memberOf } from '@entraide/core/ctx';
import { readThread } from '@entraide/core/thread';
import { autolink } from '@entraide/model/listing';
import { paths, profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { categoryOf } from '../../components/card.server.ts';
import { TextArea } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Icon } from '../../components/Icon.tsx';
import { KindMark } from '../../components/KindMark.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { Vouched } from '../../components/Vouched.tsx';
import { vouchedSaid } from '../../components/vouched.server.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  Link,
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { sayNote } from '../../safety/note.server.ts';
import { SafetyNote } from '../../safety/SafetyNote.tsx';
import { writeReply } from './write-reply.server.ts';

export const handle = { i18n: ['threads', 'safety'] };

export const loader = spaceLoader(async ({ ctx, context, params, url }) => {
  const before = url.searchParams.get('before') ?? undefined;
  const thread = await readThread(ctx, params.id ?? '', { before });
  const t = getT(context, 'threads');
  return {
    title: thread.with === null ? t('thread.titleHidden') : t('thread.title', { name: thread.with }),
    thread: {
      ...thread,
      vouched: vouchedSaid(context, thread.vouched),
      messages: thread.messages.map((message) => ({ ...message, parts: autolink(message.body) })),
    },
    newest: before === undefined,
    safety: thread.listing && sayNote(ctx, categoryOf(ctx, thread.listing.category)),
    sent: url.searchParams.has('sent'),
    held: memberOf(ctx)?.status === 'pending',
    waits: thread.held && paths.decision(thread.held.decisionId),
    mayWrite: memberOf(ctx)?.status !== 'suspended' && !thread.held,
  };
});

export const action = spaceAction(writeReply);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Thread() {
  const { t } = useTranslation('threads');
  const { title, thread, newest, safety, sent, held, waits, mayWrite } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faults = useFaults('threads', refused?.faults);
  const { id, listing, older } = thread;
  const latest = thread.messages.at(-1)?.id;
  return (
    <Page
      title={<bdi>{title}</bdi>}
      intro={
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {listing ? (
            <>
              <KindMark kind={listing.kind} />
              <span>
                {t(thread.mine ? 'aboutYours' : 'aboutTheirs')}{' '}
                <Link to={paths.listing(listing.id)} className="link">
                  <bdi>{listing.title}</bdi>
                </Link>
              </span>
            </>
          ) : (
            t('aboutGone')
          )}
          {thread.vouched && <Vouched said={thread.vouched} />}
          {thread.withId && (
            <Link to={profilePaths.one(thread.withId)} className="link inline-flex min-h-11 items-center">
              {t('thread.profile')}
            </Link>
          )}
        </p>
      }
    >
      <div className="mb-6 grid gap-3 empty:hidden">
        {waits && (
          <Notice icon="hourglass" actions={<LinkButton to={waits}>{t('thread.why')}</LinkButton>}>
            {t('thread.waits')}
          </Notice>
        )}
        {held && <Notice icon="hourglass">{t('thread.held')}</Notice>}
        {listing && !listing.open && <Notice>{t('thread.closed')}</Notice>}
        {newest && safety && <SafetyNote note={safety} />}
      </div>
      {older && (
        <p className="mb-4">
          <Link to={paths.latestIn(id, { before: older })} className="link inline-flex min-h-11 items-center">
            {t('thread.older')}
          </Link>
        </p>
      )}
      <ol className="grid gap-4">
        {thread.messages.map((message) => (
          <li
            key={message.id}
            id={message.id === latest ? 'latest' : undefined}
            className={`grid max-w-[85%] scroll-mt-32 gap-1 rounded-card border border-line p-4 ${
              message.mine ? 'justify-self-end bg-brand-soft' : 'justify-self-start bg-surface'
            }`}
          >
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-muted">
              <bdi className="font-semibold">
                {message.mine ? t('thread.mine') : (thread.with ?? t('someone'))}
              </bdi>
              <Time value={message.createdAt} />
            </p>
            {message.removed && !waits && (
              <p className="text-ink-muted italic">{t(message.mine ? 'removedMine' : 'removed')}</p>
            )}
            <p className="break-words whitespace-pre-wrap empty:hidden" dir="auto">
              {message.parts.map((part, index) =>
                part.href ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
                  <a key={index} href={part.href} className="link" rel="noopener noreferrer nofollow ugc">
                    {part.text}
                  </a>
                ) : (
                  part.text
                ),
              )}
            </p>
            {!message.mine && !message.removed && (
              <p>
                <Link
                  to={paths.report('message', message.id)}
                  className="link inline-flex min-h-11 items-center text-sm"
                >
                  {t('report')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
      {sent && !held && !waits && (
        <div className="mt-6">
          <Notice tone="success" role="status">
            {t('thread.sent')}
          </Notice>
        </div>
      )}
      {!newest && (
        <p className="mt-4">
          <Link to={paths.latestIn(id)} className="link inline-flex min-h-11 items-center">
            {t('thread.latest')}
          </Link>
        </p>
      )}
      {mayWrite && newest && (
        <Form key={latest} method="post" className="mt-8 grid gap-4 border-t border-line pt-6" noValidate>
          <FormErrors faults={faults.list} />
          {thread.hidden && <Notice icon="eye-off">{t('thread.hidden', { name: thread.with })}</Notice>}
          <TextArea
            name="body"
            label={t('thread.label')}
            error={faults.of('body')}
            defaultValue={refused?.typed.body}
            rows={4}
            maxLength={4000}
            dir="auto"
            required
          />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Button variant="primary" icon="send">
              {t('thread.submit')}
            </Button>
            <Link to={paths.threads()} className="link inline-flex min-h-11 items-center gap-2">
              <Icon name="inbox" />
              {t('thread.back')}
            </Link>
          </div>
          <p className="text-sm text-ink-muted">{t('thread.care')}</p>
        </Form>
      )}
      <p className="mt-6">
        <Link to={paths.report('partner', id)} className="link inline-flex min-h-11 items-center gap-2">
          <Icon name="flag" />
          {t('reportPerson')}
        </Link>
      </p>
    </Page>
  );
}
