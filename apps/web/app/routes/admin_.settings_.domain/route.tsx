import { isAskedAgain } from '@entraide/core/access';
import { listDomains } from '@entraide/core/domain';
import { settingsPaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { changeDomains } from './change-domains.server.ts';
import { Domain, Step } from './Domain.tsx';
import { HowTo } from './HowTo.tsx';
import { saidOf } from './said.server.ts';
import { useRecheck } from './use-recheck.ts';

export const handle = { i18n: ['domain', 'factor'] };

const doneWords = ['claimed', 'checked', 'primary', 'released'] as const;

export const loader = spaceLoader(async ({ ctx, context, url }) => ({
  title: getT(context, 'domain')('title'),
  space: textIn(ctx.tenant.config.name, ctx.locale),
  askedAgain: isAskedAgain(ctx),
  done: doneWords.find((word) => word === url.searchParams.get('done')) ?? null,
  doneHost: (url.searchParams.get('host') ?? '').slice(0, 253),
  ...saidOf(await listDomains(ctx)),
}));

export const action = spaceAction(changeDomains);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function DomainSettings() {
  const { t } = useTranslation('domain');
  const loaded = useLoaderData<typeof loader>();
  const {
    title,
    space,
    domains,
    platformHost,
    folderHosts,
    primary,
    primaryByFolder,
    askedAgain,
    done,
    doneHost,
  } = loaded;
  const sent = useActionData<typeof action>();
  const faults = useFaults('domain', sent?.faults);
  const claim = sent?.typed.intent === 'claim' ? sent.typed : null;
  const waiting = domains.filter(({ state }) => state === 'claimed' || state === 'proven');
  const rechecks = useRecheck(waiting.map(({ host }) => host));
  const about = domains.find(({ host }) => host === doneHost);
  return (
    <TeamPage
      title={title}
      intro={
        <>
          <UpLink to={settingsPaths.all()} label={t('back')} />
          <p>{t('intro', { host: `\u2068${platformHost}\u2069` })}</p>
        </>
      }
      width="wide"
    >
      <ConfirmFirst asked={askedAgain} />
      {done && !sent && (
        <div className="mb-6">
          <Notice tone={done === 'checked' ? 'info' : 'success'} role="status">
            {t(`done.${done}`, {
              host: `\u2068${about?.name ?? doneHost}\u2069`,
              state: about ? t(`state.${about.state}`) : '',
            })}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={t('hosts.title')} lead={t('hosts.lead')}>
        <ul className="divide-y divide-line border-y border-line">
          {[platformHost, ...folderHosts].map((host) => (
            <li key={host} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="font-semibold wrap-anywhere">
                  <bdi>{host}</bdi>
                </p>
                <p className="flex items-center gap-1.5 text-sm text-ink-muted">
                  {host !== platformHost && <Icon name="lock" className="size-[1.1em]" />}
                  {t(host === platformHost ? 'hosts.platform' : 'hosts.folder')}
                </p>
              </div>
              {host === primary ? (
                <p className="rounded-control bg-success-soft px-2 py-0.5 text-sm font-semibold text-success-ink">
                  {t('state.primary')}
                </p>
              ) : (
                host === platformHost &&
                !primaryByFolder && <Step host={host} intent="primary" label={t('makePrimary')} />
              )}
            </li>
          ))}
        </ul>
      </PagePart>
      {domains.length > 0 && (
        <PagePart
          title={t('own.title')}
          {...(waiting.length > 0 && { lead: t(rechecks ? 'own.waiting' : 'own.daily') })}
        >
          <ul className="grid gap-4">
            {domains.map((domain) => (
              <Domain key={domain.host} domain={domain} primaryByFolder={primaryByFolder} />
            ))}
          </ul>
        </PagePart>
      )}
      <PagePart title={t(domains.length > 0 ? 'add.another' : 'add.title')} lead={t('add.lead')}>
        <Form
          key={done === 'claimed' ? doneHost : 'claim'}
          method="post"
          className="grid justify-items-start gap-4"
          noValidate
        >
          <TextInput
            name="host"
            label={t('add.host')}
            hint={t('add.hint')}
            error={claim ? faults.of('host') : undefined}
            defaultValue={claim?.host}
            className="w-full max-w-xl"
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            inputMode="url"
            maxLength={300}
            required
          />
          <Checkbox
            name="www"
            label={t('add.www')}
            hint={t('add.wwwHint')}
            defaultChecked={claim ? claim.www : true}
          />
          <Button variant={waiting.length > 0 ? 'secondary' : 'primary'} name="intent" value="claim">
            {t('add.submit')}
          </Button>
        </Form>
      </PagePart>
      {waiting.length > 0 && (
        <PagePart title={t('how.title')} lead={t('how.lead')}>
          <HowTo space={space} records={uniqueRecords(waiting)} />
        </PagePart>
      )}
    </TeamPage>
  );
}

/** A record that two domains share is written once. */
function uniqueRecords(domains: ReturnType<typeof saidOf>['domains']) {
  const records = domains.flatMap((domain) => domain.records);
  return [
    ...new Map(
      records.map((record) => [`${record.type} ${record.fullName} ${record.value}`, record]),
    ).values(),
  ];
}
