import { type MemberList, memberList } from '@entraide/core/member-list';
import { memberPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
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
import { getT } from '../../i18n/index.ts';
import { ChooseList } from './ChooseList.tsx';
import { CompareList } from './CompareList.tsx';
import { importMembers } from './import.server.ts';
import { MatchColumns } from './MatchColumns.tsx';

export const handle = { i18n: ['members'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const list = await memberList(ctx);
  const done = url.searchParams.get('done');
  return {
    title: getT(context, 'members')('import.title'),
    list: list && { ...list, endsAt: list.endsAt.toISOString() },
    rule: ctx.tenant.config.entry.rule,
    done: (['imported', 'forgotten'] as const).find((one) => one === done) ?? null,
    people: Number(url.searchParams.get('people')) || 0,
    told: Number(url.searchParams.get('told')) || 0,
  };
});

export const action = spaceAction(importMembers);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function ImportMembers() {
  const { t } = useTranslation('members');
  const { title, list, rule, done, people, told } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('members', sent?.faults);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={memberPaths.all()} label={t('title')} />
          <p>{t(rule === 'open' ? 'import.leadOpen' : 'import.lead')}</p>
        </>
      }
    >
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`import.${done}`, { count: people })}{' '}
            {done === 'imported' && t(told > 0 ? 'import.told' : 'import.toldNobody', { count: told })}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      {sent?.is === 'match' ? (
        <MatchColumns begun={sent.begun} />
      ) : sent?.is === 'compare' ? (
        <CompareList {...sent} faultOf={faults.of} />
      ) : (
        <>
          <ChooseList fault={faults.of('file')} />
          {list && <ListNow list={list} />}
        </>
      )}
    </Page>
  );
}

function ListNow({ list }: { list: Omit<MemberList, 'endsAt'> & { endsAt: string } }) {
  const { t } = useTranslation('members');
  return (
    <div className="mt-10">
      <PagePart title={t('import.now')}>
        <p>
          {t('import.people', { count: list.people })} {t('import.until')}{' '}
          <Time value={list.endsAt} say="day" />
        </p>
        {!list.readable && <Notice tone="warning">{t('import.unreadable')}</Notice>}
        <Form method="post" className="grid justify-items-start gap-2">
          <Button variant="danger" name="intent" value="forget" icon="trash-2">
            {t('import.forget')}
          </Button>
          <p className="text-sm text-ink-muted">{t('import.forgetHint')}</p>
        </Form>
      </PagePart>
    </div>
  );
}
