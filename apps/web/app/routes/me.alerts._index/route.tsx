import { changeAlert, deleteAlert, listAlerts } from '@entraide/core/alert';
import { NotFound } from '@entraide/core/error';
import { MOST_ALERTS } from '@entraide/model/alert';
import { alertPaths, noticePaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { boardQueryOf } from '../../alert/search-fields.ts';
import { LinkButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { OwnAlert } from './OwnAlert.tsx';

export const handle = { i18n: ['alerts'] };

const told = ['saved', 'changed', 'deleted', 'full'] as const;

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => ({
  title: getT(context, 'alerts')('title'),
  alerts: await listAlerts(ctx),
  done: told.find((name) => searchParams.has(name)) ?? null,
}));

export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  const id = String(form.get('id') ?? '');
  const deletes = form.get('intent') === 'delete';
  try {
    if (deletes) await deleteAlert(ctx, id);
    else await changeAlert(ctx, id, { every: form.get('every') });
  } catch (error) {
    // Deleted already, in another window.
    if (!(error instanceof NotFound)) throw error;
  }
  throw safeRedirect(alertPaths.mine(deletes ? 'deleted' : 'changed'), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** One's saved searches: how often each tells, its search, and the end of it. */
export default function Alerts() {
  const { t } = useTranslation('alerts');
  const { title, alerts, done } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={<UpLink to={paths.me()} label={t('common:nav.me')} />}>
      {done && (
        <div className="mb-6">
          <Notice tone={done === 'full' ? 'warning' : 'success'} role="status">
            {t(done, { count: MOST_ALERTS })}
          </Notice>
        </div>
      )}
      {alerts.length === 0 ? (
        <EmptyState title={t('none')} actions={<LinkButton to={paths.home()}>{t('toBoard')}</LinkButton>}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <p className="mb-6 max-w-measure">
            {t('lead')}{' '}
            <Link to={noticePaths.mine()} className="link">
              {t('notices')}
            </Link>
          </p>
          <ul className="grid">
            {alerts.map((alert) => (
              <li key={alert.id} className="border-t border-line py-5">
                <OwnAlert alert={alert} search={paths.home(boardQueryOf(alert))} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
