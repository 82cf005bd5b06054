import { askPaths, paths, profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Vouched } from '../../components/Vouched.tsx';
import { actingInThread } from '../../desk/acting.server.ts';
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
import { SafetyNote } from '../../safety/SafetyNote.tsx';
import { actInThread } from './act.server.ts';
import { Live } from './Live.tsx';
import { Messages } from './Messages.tsx';
import { Choice, Pinned } from './Pinned.tsx';
import { Reply } from './Reply.tsx';
import { readThreadPage } from './read-page.server.ts';
import { Shares } from './Shares.tsx';

export const handle = { i18n: ['threads', 'photos', 'safety'] };

export const loader = spaceLoader(actingInThread(readThreadPage));
export const action = spaceAction(actingInThread(actInThread));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Thread() {
  const { t } = useTranslation('threads');
  const page = useLoaderData<typeof loader>();
  const { title, thread, newest, safety, sent, held, waits, mayWrite } = page;
  const refused = useActionData<typeof action>();
  const faults = useFaults('threads', refused?.faults);
  const { id, listing, older, muted } = thread;
  const typed = refused?.typed;
  // What was written last by the reader, and not by the other person: what is being typed stays when a message comes.
  const written = thread.messages.findLast(({ mine }) => mine)?.id;
  return (
    <Page
      title={<bdi>{title}</bdi>}
      intro={
        (thread.vouched || thread.withId) && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {thread.photo && <Avatar name={thread.with} photo={thread.photo} />}
            {thread.vouched && <Vouched said={thread.vouched} />}
            {thread.withId && (
              <Link to={profilePaths.one(thread.withId)} className="link inline-flex min-h-11 items-center">
                {t('thread.profile')}
              </Link>
            )}
          </p>
        )
      }
    >
      <Pinned page={page} />
      <div className="mb-6 grid gap-3 empty:hidden">
        {faults.list.length > 0 && <FormErrors faults={faults.list} />}
        {page.acting && (
          <Notice icon="users" actions={<LinkButton to={askPaths.asks()}>{t('desk.back')}</LinkButton>}>
            {t('desk.acting')}
          </Notice>
        )}
        {thread.byDesk && !thread.mine && <Notice icon="users">{t('desk.reads')}</Notice>}
        {waits && (
          <Notice icon="hourglass" actions={<LinkButton to={waits}>{t('thread.why')}</LinkButton>}>
            {t('thread.waits')}
          </Notice>
        )}
        {held && <Notice icon="hourglass">{t('thread.held')}</Notice>}
        {thread.left && <Notice icon="user-round-x">{t('leftNote')}</Notice>}
        {listing && !listing.open && !thread.left && <Notice>{t('thread.closed')}</Notice>}
        {newest && <Choice page={page} />}
        {newest && safety && <SafetyNote note={safety} />}
      </div>
      {older && (
        <p className="mb-4">
          <Link to={paths.latestIn(id, { before: older })} className="link inline-flex min-h-11 items-center">
            {t('thread.older')}
          </Link>
        </p>
      )}
      <Messages page={page} />
      {mayWrite && newest && <Live key={id} page={page} />}
      {sent && !held && !waits && (
        <div className="mt-6">
          <Notice tone="success" role="status">
            {t(muted ? 'thread.sentMuted' : 'thread.sent')}
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
        <Reply
          key={written}
          page={page}
          typed={typed?.intent ? undefined : typed}
          photo={refused?.photo ?? page.photo}
          faultOf={faults.of}
        />
      )}
      {newest && (
        <Shares page={page} refused={typed?.intent ? { ...typed, fault: faults.of(typed.intent) } : null} />
      )}
      <div className="mt-8 grid justify-items-start gap-2 border-t border-line pt-6">
        {!thread.left && !page.acting && (
          <Form method="post" className="grid gap-1">
            {muted && <p className="text-ink-muted">{t('mute.muted')}</p>}
            <Button
              name="intent"
              value={muted ? 'unmute' : 'mute'}
              variant="quiet"
              icon="bell"
              className="-ms-4"
            >
              {t(muted ? 'mute.off' : 'mute.on')}
            </Button>
          </Form>
        )}
        {!thread.left && !page.acting && (
          <Link to={paths.report('partner', id)} className="link inline-flex min-h-11 items-center gap-2">
            <Icon name="flag" />
            {t('reportPerson')}
          </Link>
        )}
      </div>
    </Page>
  );
}
