import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
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
      {acts.length === 0 ? (
        <p>{t('acts.none')}</p>
      ) : (
        <ol className="grid">
          {acts.map(({ id, at, actor, action, about, space }) => (
            <li
              key={id}
              className="grid gap-x-4 gap-y-1 border-t border-line py-3 sm:grid-cols-[10rem_1fr_10rem]"
            >
              <span className="text-sm text-ink-muted">
                <Time value={at} />
              </span>
              <span className="wrap-anywhere">
                <bdi className="font-semibold">{actor}</bdi>
                {' · '}
                {action}
                {about.map((what) => (
                  <span key={what}>
                    {' · '}
                    <bdi>{what}</bdi>
                  </span>
                ))}
              </span>
              <bdi className="wrap-anywhere text-sm text-ink-muted">{space ?? t('acts.platform')}</bdi>
            </li>
          ))}
        </ol>
      )}
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
