import { memberOf } from '@entraide/core/ctx';
import { listMembers } from '@entraide/core/member';
import { memberPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select, TextInput } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { MemberItem } from './MemberItem.tsx';

export const handle = { i18n: ['members', 'admin'] };

const roles = ['member', 'moderator', 'admin'] as const;
/** One choice narrows the list: by standing, by vouching or by age. */
const shows = ['pending', 'suspended', 'new', 'vouched', 'unvouched', 'unreached'] as const;
const duesShows = ['paid', 'soon', 'unpaid'] as const;

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const { searchParams } = url;
  const q = searchParams.get('q')?.slice(0, 200) ?? '';
  const role = roles.find((one) => one === searchParams.get('role'));
  const show = [...shows, ...duesShows].find((one) => one === searchParams.get('show'));
  const after = searchParams.get('after') ?? undefined;
  const { items, total, next, takesDues } = await listMembers(ctx, {
    ...{ q, role, after },
    ...(show === 'pending' || show === 'suspended' ? { status: show } : { only: show }),
  });
  const asked = { q, role, show };
  return {
    title: getT(context, 'members')('title'),
    members: items.map((member) => ({
      ...{ id: member.id, displayName: member.displayName, email: member.email, role: member.role },
      ...{ status: member.status, vouched: member.vouched, sinceYear: member.sinceYear },
      joined: member.createdAt.toISOString(),
      dues: member.dues,
      you: member.id === memberOf(ctx)?.memberId,
    })),
    ...{ total, takesDues },
    next: next && memberPaths.all({ ...asked, after: next }),
    asked: { q, role: role ?? '', show: show ?? '' },
    isAdmin: memberOf(ctx)?.role === 'admin',
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function MemberList() {
  const { t } = useTranslation('members');
  const { title, members, total, takesDues, next, asked, isAdmin } = useLoaderData<typeof loader>();
  return (
    <Page title={title} width="wide" intro={<UpLink to={paths.admin()} label={t('admin:title')} />}>
      {isAdmin && (
        <p className="mb-6 flex flex-wrap gap-3">
          <LinkButton to={memberPaths.import()} icon="list">
            {t('import.title')}
          </LinkButton>
          <LinkButton to={memberPaths.links()} icon="link">
            {t('links.title')}
          </LinkButton>
        </p>
      )}
      <Form
        method="get"
        role="search"
        key={JSON.stringify(asked)}
        className="mb-6 flex flex-wrap items-end gap-4"
      >
        <TextInput
          name="q"
          type="search"
          label={t('list.search')}
          defaultValue={asked.q}
          maxLength={200}
          className="min-w-0 flex-1 basis-72"
        />
        <Select
          name="role"
          label={t('list.role')}
          defaultValue={asked.role}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="">{t('list.everybody')}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`admin:role.${role}`)}
            </option>
          ))}
        </Select>
        <Select
          name="show"
          label={t('list.show')}
          defaultValue={asked.show}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="">{t('list.everybody')}</option>
          {[...shows, ...(takesDues ? duesShows : [])].map((show) => (
            <option key={show} value={show}>
              {t(`list.only.${show}`)}
            </option>
          ))}
        </Select>
        <Button icon="search">{t('list.find')}</Button>
      </Form>
      <p className="mb-2 text-ink-muted" role="status">
        {t('list.count', { count: total })}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {members.map((member) => (
          <MemberItem key={member.id} member={member} />
        ))}
      </ul>
      {next && (
        <p className="mt-6">
          <LinkButton to={next}>{t('list.next')}</LinkButton>
        </p>
      )}
      {isAdmin && (
        <Form method="post" action={memberPaths.csv()} reloadDocument className="mt-10 grid gap-2">
          <div>
            <Button>{t('list.export')}</Button>
          </div>
          <p className="text-sm text-ink-muted">{t('list.exportHint')}</p>
        </Form>
      )}
    </Page>
  );
}
