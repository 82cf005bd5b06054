import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { ActList } from '../../console/ActList.tsx';
import { StateMark } from '../../console/StateMark.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { changeSpace } from './change-space.server.ts';
import { HandOver } from './HandOver.tsx';
import { Health } from './Health.tsx';
import { Help } from './Help.tsx';
import { Status } from './Status.tsx';
import { loadSpace } from './space.server.ts';

export const handle = { i18n: ['console'] };

export const loader = consoleLoader(loadSpace);
export const action = consoleAction(changeSpace);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Space() {
  const { t } = useTranslation('console');
  const space = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  const { slug, title, status, host, origin, done } = space;
  return (
    <Page
      title={<bdi>{title}</bdi>}
      width="wide"
      intro={
        <>
          <UpLink to={consolePaths.home()} label={t('space.up')} />
          <p className="flex flex-wrap items-center gap-3">
            <StateMark status={status} />
            {origin && (
              <a href={origin} className="link inline-flex min-h-11 items-center">
                <bdi dir="ltr">{host}</bdi>
              </a>
            )}
          </p>
          <Dates />
        </>
      }
    >
      {done && !sent && (
        <div className="mb-8">
          <Notice tone="success" role="status">
            {t(`space.done.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={t('space.health')}>
        <Health space={space} />
      </PagePart>
      <PagePart title={t('help.title')} lead={t('help.lead')}>
        <Help
          space={space}
          link={sent?.link ?? null}
          reason={sent?.typed.intent === 'support' && !sent.link ? sent.typed.reason : ''}
          fault={faults.of}
        />
      </PagePart>
      <PagePart title={t('invite.title')} lead={t('invite.lead')}>
        <Form key={done} method="post" className="grid items-start gap-4 sm:grid-cols-[1fr_auto]" noValidate>
          <TextInput
            name="email"
            type="email"
            label={t('operators.email')}
            error={faults.of('email')}
            defaultValue={sent?.typed.email}
            autoComplete="off"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <Button className="sm:mt-8" name="intent" value="invite" icon="user-round-plus">
            {t('invite.submit')}
          </Button>
        </Form>
      </PagePart>
      <HandOver
        key={done}
        space={space}
        typed={{ named: sent?.typed.named ?? '', because: sent?.typed.because ?? '' }}
        fault={faults.of}
      />
      <PagePart title={t('export.title')} lead={t('export.lead')}>
        <Form method="post" action={consolePaths.spaceExport(slug)} reloadDocument>
          <Button icon="arrow-right">{t('export.submit')}</Button>
        </Form>
      </PagePart>
      <Status
        status={status}
        deleteAfter={space.deleteAfter}
        why={sent?.typed.intent === 'suspend' ? sent.typed.why : ''}
        fault={faults.of('why')}
      />
      <PagePart title={t('space.acts')}>
        <ActList acts={space.acts} ofOne />
        <p>
          <Link to={consolePaths.acts({ space: slug })} className="link inline-flex min-h-11 items-center">
            {t('space.allActs')}
          </Link>
        </p>
      </PagePart>
    </Page>
  );
}

function Dates() {
  const { t } = useTranslation('console');
  const { createdAt, lastActAt, lastRevisionAt, figures } = useLoaderData<typeof loader>();
  return (
    <p className="text-sm">
      {t('spaces.members', { count: figures.members, number: figures.members })}
      {' · '}
      {t('space.made')} <Time value={createdAt} say="day" />
      {lastActAt && (
        <>
          {' · '}
          {t('space.lastAct')} <Time value={lastActAt} />
        </>
      )}
      {lastRevisionAt && (
        <>
          {' · '}
          {t('space.lastRevision')} <Time value={lastRevisionAt} />
        </>
      )}
    </p>
  );
}
