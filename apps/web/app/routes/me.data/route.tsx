import { memberOf } from '@entraide/core/ctx';
import { SignInNeeded } from '@entraide/core/error';
import { keptAboutMembers, listExports } from '@entraide/core/export';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
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
import { ExportList } from './ExportList.tsx';
import { changeMyData } from './my-data.server.ts';

export const handle = { i18n: ['mydata'] };

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const actor = memberOf(ctx);
  if (!actor) throw new SignInNeeded();
  const exports = await listExports(ctx);
  return {
    title: getT(context, 'mydata')('title'),
    suspended: actor.status === 'suspended',
    asked: searchParams.has('asked'),
    kept: keptAboutMembers(),
    exports: exports.map(({ askedAt, endsAt, ...one }) => ({
      ...one,
      askedAt: askedAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
});

export const action = spaceAction(changeMyData);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What the space keeps about the reader, and for how long; how they take it away, and how they leave. */
export default function MyData() {
  const { t } = useTranslation('mydata');
  const { title, suspended, asked, kept, exports } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('mydata', sent?.faults);
  const making = exports.some(({ state }) => state !== 'ready');
  return (
    <Page title={title} intro={<UpLink to={paths.me()} label={t('common:nav.me')} />}>
      <div className="mb-6 grid gap-3 empty:hidden">
        {asked && !sent && (
          <Notice tone="success" role="status">
            {t(making ? 'export.asked' : 'export.done')}
          </Notice>
        )}
      </div>
      <FormErrors faults={faults.list} />

      <PagePart title={t('export.title')} lead={t('export.lead')} id="export">
        <ExportList exports={exports} />
        <div className="flex flex-wrap gap-3">
          {!making && (
            <Form method="post" noValidate>
              <Button variant="primary" name="intent" value="export" icon="arrow-down">
                {t('export.submit')}
              </Button>
            </Form>
          )}
          <LinkButton to={paths.myDataNow()} reloadDocument variant="quiet">
            {t('export.now')}
          </LinkButton>
        </div>
      </PagePart>

      <PagePart title={t('kept.title')} lead={t('kept.lead')} id="kept">
        <dl className="grid gap-4">
          {kept.map((group) => (
            <div key={group} className="grid gap-0.5">
              <dt className="font-semibold">{t(`kept.${group}.what`)}</dt>
              <dd className="max-w-measure text-ink-muted">{t(`kept.${group}.long`)}</dd>
            </div>
          ))}
        </dl>
      </PagePart>

      <PagePart title={t('leave.title')} lead={t('leave.lead')} id="leave">
        {suspended ? (
          <p className="max-w-measure">{t('leave.suspended')}</p>
        ) : (
          <>
            <ul className="grid max-w-measure list-disc gap-1.5 ps-5">
              <li>{t('leave.gone')}</li>
              <li>{t('leave.stays')}</li>
              <li>{t('leave.again')}</li>
            </ul>
            <Form method="post" className="grid justify-items-start gap-4" noValidate>
              <Checkbox
                name="confirm"
                value="yes"
                label={t('leave.confirm')}
                error={faults.of('confirm')}
                required
              />
              <Button variant="danger" name="intent" value="leave" icon="trash-2">
                {t('leave.submit')}
              </Button>
            </Form>
          </>
        )}
      </PagePart>
    </Page>
  );
}
