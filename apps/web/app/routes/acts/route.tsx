import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { ActList } from '../../console/ActList.tsx';
import { Form } from '../../forms/Form.tsx';
import { consoleLoader, type MetaFunction, useLoaderData } from '../../framework/index.ts';
import { loadActs } from './acts.server.ts';

export const handle = { i18n: ['console'] };

export const loader = consoleLoader(loadActs);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Acts() {
  const { t } = useTranslation('console');
  const { title, slug, unknownSpace, acts, next } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('acts.lead')} width="wide">
      <Form method="get" role="search" className="mb-8 flex flex-wrap items-end gap-4">
        <TextInput
          key={slug}
          name="space"
          label={t('acts.space')}
          hint={t('acts.spaceHint')}
          error={unknownSpace ? t('acts.noSpace') : undefined}
          defaultValue={slug}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          maxLength={60}
        />
        <Button>{t('acts.filter')}</Button>
        {slug !== '' && (
          <LinkButton to={consolePaths.acts()} variant="quiet">
            {t('acts.all')}
          </LinkButton>
        )}
      </Form>
      <ActList acts={acts} />
      {next && (
        <p className="mt-6">
          <LinkButton to={consolePaths.acts({ ...(slug && { space: slug }), before: next })}>
            {t('acts.older')}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
