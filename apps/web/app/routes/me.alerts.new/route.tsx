import { createAlert, previewAlert } from '@entraide/core/alert';
import { Conflict, Invalid } from '@entraide/core/error';
import { alertPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { boardQueryOf, searchIn } from '../../alert/search-fields.ts';
import { Button, LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import {
  data,
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['alerts'] };

/** Says a search in plain words before it is saved. Whoever is not signed in comes back here. */
export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const search = searchIn(url.searchParams);
  try {
    const name = await previewAlert(ctx, search);
    return { title: getT(context, 'alerts')('new.title'), search, name };
  } catch (error) {
    // An odd address; nothing was typed that could be lost.
    if (error instanceof Invalid) throw safeRedirect(paths.home());
    throw error;
  }
});

export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  const search = searchIn(form);
  const every = form.get('every');
  try {
    await createAlert(ctx, { ...search, ...(every && { every }) });
  } catch (error) {
    if (error instanceof Conflict) throw safeRedirect(alertPaths.mine('full'), 303);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ faults: refused.faults }, refused.status);
  }
  throw safeRedirect(alertPaths.mine('saved'), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function NewAlert() {
  const { t } = useTranslation('alerts');
  const { title, search, name } = useLoaderData<typeof loader>();
  const faults = useFaults('alerts', useActionData<typeof action>()?.faults);
  return (
    <Page title={title}>
      <FormErrors faults={faults.list} />
      <div className="mb-6">
        <Notice icon="bell" title={<bdi>{name}</bdi>}>
          {t('new.lead')}
        </Notice>
      </div>
      <Form method="post" className="grid gap-6" noValidate>
        {Object.entries(search).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <RadioCards
          name="every"
          label={t('every.label')}
          error={faults.of('every')}
          defaultValue="day"
          options={(['now', 'day', 'week'] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
        />
        <p className="text-sm text-ink-muted">{t('new.hint')}</p>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" icon="bell">
            {t('new.submit')}
          </Button>
          <LinkButton variant="quiet" to={paths.home(boardQueryOf(search))}>
            {t('new.back')}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
