import { askPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { TeamPage } from '../../components/TeamPage.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { actOnAsk, showAsk } from './ask.server.ts';

export const handle = { i18n: ['asks'] };

export const loader = spaceLoader(showAsk);
export const action = spaceAction(actOnAsk);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Ask() {
  const { t } = useTranslation('asks');
  const { title, ask, taken, answers, done } = useLoaderData<typeof loader>();
  const { listing, answer } = ask;
  return (
    <TeamPage title={title} intro={<UpLink to={askPaths.asks()} label={t('title')} />}>
      {done && (
        <div className="mb-6">
          <Notice tone={done === 'sent' ? 'success' : 'info'} role="status">
            {t(done === 'sent' ? 'one.sent' : 'fault.taken')}
          </Notice>
        </div>
      )}
      <Person ask={ask} taken={taken} />
      {answer !== '' && (
        <PagePart title={t('one.yours')}>
          <p dir="auto" className="max-w-measure whitespace-pre-line wrap-anywhere">
            {answer}
          </p>
        </PagePart>
      )}
      {listing && (
        <PagePart title={t('one.listing')}>
          <p>
            <Link to={paths.listing(listing.id)} className="link inline-flex min-h-11 items-center">
              <bdi className="wrap-anywhere" lang={listing.locale}>
                {listing.title}
              </bdi>
            </Link>{' '}
            · {t(`status.${listing.status}`)}
          </p>
          {listing.status === 'published' && (
            <p>
              <LinkButton to={askPaths.sheet(listing.id)} icon="printer">
                {t('one.sheet')}
              </LinkButton>
            </p>
          )}
        </PagePart>
      )}
      {listing && <Answers id={ask.id} answers={answers} />}
      {ask.state === 'waiting' && <Waiting id={ask.id} />}
      <PagePart title={t('one.forget')} lead={t('one.forgetHint')}>
        <Form method="post">
          <Button name="intent" value="forget" variant="danger" icon="trash-2">
            {t('one.forget')}
          </Button>
        </Form>
      </PagePart>
    </TeamPage>
  );
}

function Person({ ask, taken }: Pick<Loaded, 'ask' | 'taken'>) {
  const { t } = useTranslation('asks');
  const { reach, contact, words } = ask;
  return (
    <div className="mb-8 grid gap-3">
      <p>
        <span className="text-ink-muted">{t('one.contact')}</span> : {t(`reach.${reach}`)}
        {contact !== '' && (
          <>
            {' · '}
            <a
              href={`${reach === 'email' ? 'mailto' : 'tel'}:${contact.replace(/\s/g, '')}`}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              <bdi dir="ltr">{contact}</bdi>
            </a>
          </>
        )}
      </p>
      {words !== '' && (
        <div className="grid gap-1 rounded-card border border-line bg-surface p-4">
          <h2 className="text-base font-semibold">{t('one.words')}</h2>
          <p dir="auto" lang={ask.locale} className="max-w-measure whitespace-pre-line wrap-anywhere">
            {words}
          </p>
        </div>
      )}
      {taken && ask.listing && (
        <p className="text-sm text-ink-muted">
          {taken.by ? t('one.taken', { by: `\u2068${taken.by}\u2069` }) : t('one.takenGone')} · {taken.on}
        </p>
      )}
    </div>
  );
}

function Answers({ id, answers }: { id: string; answers: Loaded['answers'] }) {
  const { t } = useTranslation('asks');
  return (
    <PagePart title={t('one.answers')}>
      {answers.length === 0 ? (
        <p>{t('noAnswer')}</p>
      ) : (
        <>
          <ul className="grid gap-3">
            {answers.map(({ threadId, name, words, chosen, unread }) => (
              <li key={threadId} className="grid gap-1 rounded-card border border-line p-4">
                <p className="font-semibold">
                  <bdi>{name}</bdi>
                  {chosen && ` · ${t('one.chosen')}`}
                  {unread && ` · ${t('unread', { count: 1 })}`}
                </p>
                <p dir="auto" className="max-w-measure whitespace-pre-line wrap-anywhere">
                  {words || t('one.removed')}
                </p>
                <Link to={paths.latestIn(threadId)} className="link inline-flex min-h-11 items-center">
                  {t('one.open')}
                  <span className="sr-only"> ({name})</span>
                </Link>
              </li>
            ))}
          </ul>
          <p>
            <LinkButton to={askPaths.answers(id)} icon="printer">
              {t('one.paper')}
            </LinkButton>
          </p>
        </>
      )}
    </PagePart>
  );
}

/** What the desk does with what was left with it. */
function Waiting({ id }: { id: string }) {
  const { t } = useTranslation('asks');
  const refused = useActionData<typeof action>();
  const faults = useFaults('asks', refused?.faults);
  return (
    <>
      <p className="mb-8">
        <LinkButton to={askPaths.forSomebody({ from: id })} variant="primary" icon="hand-helping">
          {t('one.publish')}
        </LinkButton>
      </p>
      <PagePart title={t('one.reply')}>
        <FormErrors faults={faults.list} />
        <Form method="post" className="grid gap-5" noValidate>
          <RadioCards
            name="outcome"
            label={t('one.outcome')}
            defaultValue={refused?.typed.outcome}
            error={faults.of('outcome')}
            options={(['answered', 'declined'] as const).map((value) => ({
              value,
              label: t(`one.${value}`),
            }))}
            required
          />
          <TextArea
            name="answer"
            label={t('one.replyWords')}
            hint={t('one.replyHint')}
            error={faults.of('answer')}
            defaultValue={refused?.typed.words}
            maxLength={2000}
            dir="auto"
            required
          />
          <div>
            <Button icon="send">{t('one.send')}</Button>
          </div>
        </Form>
      </PagePart>
    </>
  );
}
