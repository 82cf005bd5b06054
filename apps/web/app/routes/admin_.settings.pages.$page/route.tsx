import { NotFound } from '@entraide/core/error';
import { readSettings } from '@entraide/core/revision';
import { paths, settingsPaths } from '@entraide/model/path';
import { pageKey } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '../../components/page-meta.ts';
import {
  type MetaFunction,
  type RouteArgs,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { changeSection } from '../../settings/change-section.server.ts';
import { PageTextFields } from '../../settings/fields/PageTextFields.tsx';
import { loadSection } from '../../settings/load-section.server.ts';
import { SettingsForm } from '../../settings/SettingsForm.tsx';
import { sayOr } from '../../settings/say-or.ts';
import { pageTexts } from '../../settings/sections/pages.ts';

export const handle = { i18n: ['settings'] };

/** @throws NotFound for a page that the space does not list */
async function pageOf({ ctx, params }: RouteArgs): Promise<string> {
  const page = params.page ?? '';
  const { config } = await readSettings(ctx);
  if (!config.pages.includes(page)) throw new NotFound();
  return page;
}

export const loader = spaceLoader(async (args) => {
  const page = await pageOf(args);
  const { loaded } = await loadSection(args, pageTexts(page));
  const t = getT(args.context, 'settings');
  return { page, loaded, title: t('pages.write', { page: sayOr(t, `page.${page}`, page) }) };
});

export const action = spaceAction(async (args) => {
  const page = await pageOf(args);
  return changeSection(args, pageTexts(page), (done) => settingsPaths.page(page, { done }));
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { page, title, loaded } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <SettingsForm
      key={page}
      title={title}
      lead={t('pages.lead')}
      loaded={loaded}
      sent={sent}
      keys={loaded.locales.map((locale) => pageKey(page, locale))}
      up={{ to: settingsPaths.section('pages'), label: t('section.pages.title') }}
      seen={paths.page(page)}
      long
    >
      {(props) => <PageTextFields page={page} {...props} />}
    </SettingsForm>
  );
}
