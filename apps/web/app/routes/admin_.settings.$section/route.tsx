import { settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { LogoForm } from '../../look/LogoForm.tsx';
import { Connect } from '../../settings/Connect.tsx';
import { changeSection } from '../../settings/change-section.server.ts';
import { fieldsOf } from '../../settings/fields/index.ts';
import { loadSection } from '../../settings/load-section.server.ts';
import { SettingsForm } from '../../settings/SettingsForm.tsx';
import { sectionData } from '../../settings/section-data.server.ts';
import { sectionOf } from '../../settings/sections/index.server.ts';
import { keysOf } from '../../settings/values.ts';

export const handle = { i18n: ['settings', 'look', 'factor', 'payments', 'dues', 'money'] };

export const loader = spaceLoader(async (args) => {
  const { name, section } = sectionOf(args.params.section);
  const { loaded, settings } = await loadSection(args, section);
  return {
    ...{ name, loaded },
    title: getT(args.context, 'settings')(`section.${name}.title`),
    data: await sectionData(name, args, settings),
  };
});

export const action = spaceAction((args) => {
  const { name, section } = sectionOf(args.params.section);
  const q = args.url.searchParams.get('q');
  return changeSection(args, section, (done) =>
    settingsPaths.section(name, { done, ...(q !== null && { q }) }),
  );
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SettingsSection() {
  const { t } = useTranslation('settings');
  const { name, title, loaded, data } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const Fields = fieldsOf[name];
  return (
    <SettingsForm
      key={name}
      title={title}
      lead={t(`section.${name}.lead`)}
      loaded={loaded}
      sent={sent}
      data={data}
      keys={name === 'pages' ? [] : keysOf[name]}
      width={name === 'look' ? 'wide' : 'narrow'}
      before={
        (data.look && !data.look.logoLocked && <LogoForm {...data.look} />) ||
        (data.dues && <Connect {...data.dues} />) ||
        (data.wording && (
          <Form role="search" className="flex flex-wrap items-end gap-3">
            <TextInput
              name="q"
              label={t('wording.search')}
              hint={t('wording.searchHint')}
              defaultValue={data.wording.q}
              maxLength={100}
              className="min-w-0 flex-1 basis-64"
            />
            <Button icon="search">{t('wording.find')}</Button>
          </Form>
        ))
      }
    >
      {(props) => <Fields {...props} />}
    </SettingsForm>
  );
}
