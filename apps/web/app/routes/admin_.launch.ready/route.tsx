import { paths, settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { atStep } from '../../launch/at-step.server.ts';
import { InviteBlock } from '../../launch/InviteBlock.tsx';
import { LaunchSteps } from '../../launch/LaunchSteps.tsx';
import { ShareBlock } from '../../launch/ShareBlock.tsx';
import { act, readyOf } from './ready.server.ts';

export const handle = { i18n: ['launch'] };

export const loader = spaceLoader(async (args) => {
  await atStep(args, 'ready');
  const ready = await readyOf(args);
  const done = args.url.searchParams.get('done');
  return {
    title: getT(args.context, 'launch')(ready.status === 'open' ? 'ready.openTitle' : 'ready.title'),
    done: (['read', 'renewed', 'cleared', 'opened', 'answered'] as const).find((one) => one === done) ?? null,
    ...ready,
  };
});

export const action = spaceAction(act);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

type Item = Awaited<ReturnType<typeof readyOf>>['items'][number];

/** Where each thing that is missing is done. */
const places: Readonly<Record<Item['name'], string>> = {
  contact: settingsPaths.section('mail'),
  texts: settingsPaths.section('pages'),
  read: settingsPaths.section('pages'),
  admins: `${paths.admin()}#invite`,
  listings: paths.newListing(),
  sender: settingsPaths.section('mail'),
};

export default function LaunchReady() {
  const { t } = useTranslation('launch');
  const loaded = useLoaderData<typeof loader>();
  const { title, done, status, origin, items, samples, pages, invite, share, review, remark, canOpen } =
    loaded;
  const sent = useActionData<typeof action>();
  const needed = items.filter((item) => item.needed && !item.done);
  const advised = items.filter((item) => !item.needed && !item.done);
  const held = review === 'waiting' || review === 'asked' || review === 'refused';
  return (
    <Page
      title={title}
      intro={
        <>
          <LaunchSteps current="ready" />
          <p>
            <a href={origin} className="link font-semibold wrap-anywhere">
              <bdi dir="ltr">{origin.replace(/^https?:\/\//, '')}</bdi>
            </a>
          </p>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-6">
        {done && !sent && (
          <Notice tone="success" role="status">
            {t(`ready.done.${done}`)}
          </Notice>
        )}
        {sent && sent.refused !== 'answer' && (
          <Notice tone="warning" role="alert">
            {t(`ready.refused.${sent.refused}`)}
          </Notice>
        )}
        {held && status === 'private' && (
          <Notice tone={review === 'refused' ? 'warning' : 'info'} title={t(`review.${review}.title`)}>
            <p>{t(`review.${review}.text`)}</p>
            {remark && (
              <blockquote className="mt-2 border-s-2 border-line ps-3" dir="auto">
                {remark}
              </blockquote>
            )}
            {review === 'asked' && canOpen && (
              <Form method="post" className="mt-4 grid justify-items-start gap-3" noValidate>
                <TextArea
                  name="answer"
                  label={t('review.asked.answer')}
                  error={sent?.refused === 'answer' ? t('review.asked.fault') : undefined}
                  className="w-full"
                  rows={3}
                  maxLength={1000}
                  dir="auto"
                  required
                />
                <Button name="intent" value="answer" icon="send">
                  {t('review.asked.submit')}
                </Button>
              </Form>
            )}
          </Notice>
        )}
      </div>
      <div className="mt-8">
        <PagePart
          title={t(status === 'private' ? 'ready.list' : 'ready.listOpen')}
          lead={t('ready.listLead')}
        >
          <ul className="divide-y divide-line border-y border-line">
            {items.map((item) => (
              <ReadyItem key={item.name} item={item} pages={pages} />
            ))}
          </ul>
        </PagePart>
        {status === 'private' && (
          <PagePart
            title={t('ready.open')}
            lead={t(advised.length > 0 ? 'ready.openAnyway' : 'ready.openLead')}
          >
            {needed.length > 0 && (
              <p>
                {t('ready.needed', { list: needed.map(({ name }) => t(`item.${name}.title`)).join(' · ') })}
              </p>
            )}
            {canOpen && (
              <Form method="post">
                <Button
                  variant="primary"
                  size="large"
                  name="intent"
                  value="open"
                  icon="users"
                  disabled={needed.length > 0 || held}
                >
                  {t('ready.submit')}
                </Button>
              </Form>
            )}
          </PagePart>
        )}
        {samples && (
          <PagePart title={t('samples.title')} lead={t('samples.lead')}>
            <Form method="post">
              <Button name="intent" value="clear">
                {t('samples.remove')}
              </Button>
            </Form>
          </PagePart>
        )}
        <PagePart title={t('invite.title')} lead={t('invite.lead')}>
          <InviteBlock invite={invite} />
        </PagePart>
        <PagePart title={t('share.title')} lead={t('share.lead')}>
          <ShareBlock {...share} />
        </PagePart>
      </div>
    </Page>
  );
}

function ReadyItem({ item, pages }: { item: Item; pages: readonly string[] }) {
  const { t } = useTranslation('launch');
  const { name, done, needed, count } = item;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3" data-ready={name}>
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <Icon
          name={done ? 'circle-check' : 'circle-alert'}
          className={`mt-1 size-5 flex-none ${done ? 'text-success-ink' : 'text-ink-muted'}`}
        />
        <div className="min-w-0">
          <p className="font-semibold">
            {t(`item.${name}.title`)}{' '}
            <span className="text-sm font-normal text-ink-muted">
              {t(done ? 'ready.isDone' : needed ? 'ready.isNeeded' : 'ready.isAdvised')}
            </span>
          </p>
          <p className="text-sm text-ink-muted">{t(`item.${name}.why`, { count: count ?? 0 })}</p>
          {name === 'read' && !done && (
            <ul className="flex flex-wrap gap-x-4">
              {pages.map((page) => (
                <li key={page}>
                  <Link to={paths.page(page)} className="link inline-flex min-h-11 items-center text-sm">
                    {t(`page.${page}`, { defaultValue: page })}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {!done &&
        (name === 'read' ? (
          <Form method="post">
            <Button name="intent" value="read">
              {t('item.read.action')}
            </Button>
          </Form>
        ) : (
          <LinkButton to={places[name]}>{t(`item.${name}.action`)}</LinkButton>
        ))}
    </li>
  );
}
