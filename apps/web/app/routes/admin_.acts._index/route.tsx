import { ACT_NOUNS, listActs } from '@entraide/core/act';
import { memberOf } from '@entraide/core/ctx';
import { isId } from '@entraide/model';
import { deskPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { sayAct, wantedIn } from '../../acts/said-acts.server.ts';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select, TextInput } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { ActLine } from './ActLine.tsx';

export const handle = { i18n: ['acts'] };

const PAGE = 50;

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const wanted = wantedIn(searchParams);
  const before = searchParams.get('before') ?? '';
  const acts = await listActs(ctx, { ...wanted, limit: PAGE + 1, ...(isId(before) && { before }) });
  const t = getT(context, 'acts');
  const asked = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const last = acts.length > PAGE ? acts[PAGE - 1]?.id : undefined;
  return {
    title: t('title'),
    acts: acts.slice(0, PAGE).map((act) => sayAct(act, t)),
    nouns: ACT_NOUNS.map((noun) => ({ noun, label: t(`nouns.${noun}`) })),
    asked,
    newest: isId(before) ? deskPaths.acts(asked) : null,
    older: last ? deskPaths.acts({ ...asked, before: last }) : null,
    mayExport: memberOf(ctx) !== null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What was done in the space, and by whom. */
export default function Acts() {
  const { t } = useTranslation('acts');
  const { title, acts, nouns, asked, newest, older, mayExport } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={paths.admin()} label={t('common:nav.admin')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      <Form
        method="get"
        role="search"
        key={JSON.stringify(asked)}
        className="mb-6 flex flex-wrap items-end gap-4"
      >
        <Select
          name="noun"
          label={t('noun')}
          defaultValue={asked.noun ?? ''}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="">{t('all')}</option>
          {nouns.map(({ noun, label }) => (
            <option key={noun} value={noun}>
              {label}
            </option>
          ))}
        </Select>
        <TextInput
          name="name"
          type="search"
          label={t('name')}
          defaultValue={asked.name}
          maxLength={200}
          className="min-w-0 flex-1 basis-60"
        />
        {(['from', 'until'] as const).map((name) => (
          <TextInput
            key={name}
            name={name}
            type="date"
            label={t(name)}
            defaultValue={asked[name]}
            className="min-w-0 grow sm:grow-0"
          />
        ))}
        <Button icon="search">{t('find')}</Button>
        <p className="basis-full text-sm text-ink-muted">{t('dates')}</p>
      </Form>
      {acts.length === 0 ? (
        <p role="status">{t('none')}</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {acts.map((act) => (
            <ActLine key={act.id} act={act} />
          ))}
        </ol>
      )}
      <p className="mt-6 flex flex-wrap gap-3 empty:hidden">
        {newest && <LinkButton to={newest}>{t('newest')}</LinkButton>}
        {older && <LinkButton to={older}>{t('older')}</LinkButton>}
      </p>
      {mayExport && acts.length > 0 && (
        <Form method="post" action={deskPaths.actsFile()} reloadDocument className="mt-10 grid gap-2">
          {Object.entries(asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div>
            <Button>{t('export')}</Button>
          </div>
          <p className="text-sm text-ink-muted">{t('exportHint')}</p>
        </Form>
      )}
    </Page>
  );
}
