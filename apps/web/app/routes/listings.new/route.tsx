import { askPaths, duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { NoMailYet } from '../../account/NoMailYet.tsx';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { forget } from '../../forms/kept.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { BeforeWriting, Gate, isBarred } from '../../house/BeforeWriting.tsx';
import { PostForm } from '../../post/PostForm.tsx';
import { Shared } from '../../share/Shared.tsx';
import { sendForm, showForm } from './post.server.ts';

export const handle = { i18n: ['post', 'map', 'house', 'account', 'safety', 'ask'] };

export const loader = spaceLoader(showForm);
export const action = spaceAction(sendForm);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', description: data?.description, path: paths.newListing() });

export default function NewListing() {
  const { t } = useTranslation('post');
  const { t: tAsk } = useTranslation('ask');
  const loaded = useLoaderData<typeof loader>();
  const { title, writing, owesDues, path, facts, around, values, kept, shared, unpublished, faults } = loaded;
  const sent = useActionData<typeof action>();
  if (isBarred(writing))
    return (
      <Page title={title}>
        <Gate writing={writing} path={path} />
      </Page>
    );
  const restart = (
    <Form method="post" onSubmit={() => forget(paths.newListing())}>
      <Button variant="quiet" name="intent" value="restart" icon="undo-2" className="-ms-4">
        {t('draft.restart')}
      </Button>
    </Form>
  );
  return (
    <Page
      title={title}
      intro={
        <>
          <p>{t('intro')}</p>
          <p>
            <Link to={askPaths.leave()} className="link inline-flex min-h-11 items-center">
              {tAsk('link')}
            </Link>
          </p>
        </>
      }
    >
      <div className="mb-6 empty:hidden">
        <BeforeWriting writing={writing} what="listing" />
      </div>
      {owesDues && (
        <div className="mb-6">
          <Notice tone="warning" actions={<LinkButton to={duesPaths.dues()}>{t('dues.pay')}</LinkButton>}>
            {t('dues.first')}
          </Notice>
        </div>
      )}
      {(writing === 'newcomer' || writing === 'held-newcomer') && <NoMailYet />}
      {shared && !sent && <Shared {...shared}>{shared.just && kept && restart}</Shared>}
      {kept && !sent && !shared?.just && (
        <div className="mb-6">
          <Notice tone={unpublished ? 'warning' : 'info'}>
            <p>{t(unpublished ? 'draft.unpublished' : 'draft.kept')}</p>
            {restart}
          </Notice>
        </div>
      )}
      <PostForm
        // Begins anew with another draft or without one; goes on with what is typed after a fault.
        key={JSON.stringify(values)}
        values={sent?.values ?? values}
        facts={facts}
        around={around}
        faults={sent?.faults ?? faults}
        places={sent?.places}
        submit={t('action.preview')}
        drafted={kept}
      />
    </Page>
  );
}
