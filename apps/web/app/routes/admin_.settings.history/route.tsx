import { paths, settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
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
import { ChangeList } from '../../settings/ChangeList.tsx';
import { useWholeDocument } from '../../settings/use-whole-document.ts';
import { loadHistory, rollBack } from './history.server.ts';

export const handle = { i18n: ['settings'] };

export const loader = spaceLoader(loadHistory);
export const action = spaceAction(rollBack);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SettingsHistory() {
  const { t } = useTranslation('settings');
  const { title, revisions, newest, next, back, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('settings', sent?.faults);
  useWholeDocument(done);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={settingsPaths.all()} label={t('title')} />
          <p>{t('history.lead')}</p>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-6">
        {done !== null && !sent && (
          <Notice
            tone="success"
            role="status"
            actions={
              <Link to={paths.home()} className="link inline-flex min-h-11 items-center">
                {t('saved.see')}
              </Link>
            }
          >
            {t('history.done')}
          </Notice>
        )}
        <FormErrors faults={faults.list} />
        {back && (
          <Form method="post" className="grid gap-4 rounded-card border border-control-line bg-surface p-4">
            <input type="hidden" name="to" value={back.to} />
            <input type="hidden" name="base" value={back.base} />
            <h2 className="text-xl">{t('history.confirm', { number: back.to })}</h2>
            <div data-preview>
              {back.changes.length > 0 ? <ChangeList changes={back.changes} /> : <p>{t('preview.none')}</p>}
            </div>
            {back.kept.length > 0 && (
              <p className="text-ink-muted">
                {t('history.kept')} <bdi>{back.kept.join(', ')}</bdi>
              </p>
            )}
            <div className="flex flex-wrap gap-3">
              {back.changes.length > 0 && (
                <Button variant="primary" icon="undo-2">
                  {t('history.back')}
                </Button>
              )}
              <LinkButton to={settingsPaths.history()}>{t('history.leave')}</LinkButton>
            </div>
          </Form>
        )}
        <ol className="grid grid-cols-1 gap-4">
          {revisions.map(({ number, at, by, restores, changes }) => (
            <li key={number} className="grid gap-2 border-t border-line pt-4" data-revision={number}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{t('history.number', { number })}</span>
                <span className="text-ink-muted">
                  <Time value={at} /> · <bdi>{by}</bdi>
                </span>
                {number === newest && <span className="text-success-ink">{t('history.now')}</span>}
              </p>
              {restores !== null && <p>{t('history.restores', { number: restores })}</p>}
              {number === 1 ? <p>{t('history.first')}</p> : <ChangeList changes={changes} />}
              {number !== newest && (
                <p>
                  <Link
                    to={settingsPaths.history({ back: number })}
                    className="link inline-flex min-h-11 items-center"
                  >
                    {t('history.look', { number })}
                  </Link>
                </p>
              )}
            </li>
          ))}
        </ol>
        {next !== null && (
          <p>
            <LinkButton to={settingsPaths.history({ before: next })}>{t('history.next')}</LinkButton>
          </p>
        )}
      </div>
    </Page>
  );
}
