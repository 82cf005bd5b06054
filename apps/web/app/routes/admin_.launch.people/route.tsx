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
import { people } from '../../launch/people.server.ts';
import { changeSection } from '../../settings/change-section.server.ts';
import { EntryFields } from '../../settings/fields/EntryFields.tsx';
import { PlaceFields } from '../../settings/fields/PlaceFields.tsx';
import { loadSection } from '../../settings/load-section.server.ts';
import { SettingsForm } from '../../settings/SettingsForm.tsx';
import { keysOf } from '../../settings/values.ts';

export const handle = { i18n: ['launch', 'settings'] };

export const loader = spaceLoader(async (args) => {
  await atStep(args, 'people');
  const { loaded } = await loadSection(args, people);
  return { title: getT(args.context, 'launch')('people.title'), loaded };
});

export const action = spaceAction((args) => changeSection(args, people, () => launchPaths.step('texts')));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function LaunchPeople() {
  const { t } = useTranslation('launch');
  const { title, loaded } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <SettingsForm
      title={title}
      lead={t('people.lead')}
      loaded={loaded}
      sent={sent}
      keys={[...keysOf.entry, ...keysOf.place]}
      step={{ bar: <LaunchSteps current="people" />, back: launchPaths.step('look') }}
    >
      {(props) => (
        <>
          <EntryFields {...props} />
          <PlaceFields {...props} />
        </>
      )}
    </SettingsForm>
  );
}
