import { launchPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '../../components/page-meta.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { atStep } from '../../launch/at-step.server.ts';
import { LaunchSteps } from '../../launch/LaunchSteps.tsx';
import { LogoForm } from '../../look/LogoForm.tsx';
import { changeSection } from '../../settings/change-section.server.ts';
import { LookSection } from '../../settings/fields/LookSection.tsx';
import { loadSection } from '../../settings/load-section.server.ts';
import { SettingsForm } from '../../settings/SettingsForm.tsx';
import { sectionData } from '../../settings/section-data.server.ts';
import { sectionOf } from '../../settings/sections/index.server.ts';
import { keysOf } from '../../settings/values.ts';

export const handle = { i18n: ['launch', 'settings', 'look'] };

export const loader = spaceLoader(async (args) => {
  await atStep(args, 'look');
  const { loaded, settings } = await loadSection(args, sectionOf('look').section);
  return {
    title: getT(args.context, 'launch')('look.title'),
    loaded,
    data: await sectionData('look', args, settings),
  };
});

export const action = spaceAction((args) =>
  changeSection(args, sectionOf('look').section, () => launchPaths.step('people')),
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function LaunchLook() {
  const { t } = useTranslation('launch');
  const { title, loaded, data } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <SettingsForm
      title={title}
      lead={t('look.lead')}
      loaded={loaded}
      sent={sent}
      data={data}
      keys={keysOf.look}
      width="wide"
      before={data.look && !data.look.logoLocked && <LogoForm {...data.look} />}
      step={{ bar: <LaunchSteps current="look" /> }}
    >
      {(props) => <LookSection {...props} />}
    </SettingsForm>
  );
}
