import { deskPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { CaseLink } from '../../desk/CaseLink.tsx';
import { Done } from '../../desk/Done.tsx';
import { deciding } from '../../desk/deciding.server.ts';
import { useKeys } from '../../desk/use-keys.ts';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { CaseFile } from './CaseFile.tsx';
import { loadCase } from './case.server.ts';
import { Decide } from './Decide.tsx';

export const handle = { i18n: ['desk', 'report', 'factor'] };

export const loader = spaceLoader(loadCase);
export const action = spaceAction(deciding);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** One case: on a phone alone, on a wide screen with the queue beside it. */
export default function Case() {
  const { t } = useTranslation('desk');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faults = useFaults('desk', refused?.faults);
  useKeys();
  const { id, title, queue, total, next, previous, done, decision } = page;
  return (
    <Page
      title={<bdi>{title}</bdi>}
      width="full"
      intro={<UpLink to={deskPaths.desk()} label={`${t('case.all')} (${total})`} />}
      action={
        <nav className="flex gap-2">
          {previous && (
            <LinkButton to={deskPaths.case(previous)} icon="chevron-left" data-key="k">
              {t('case.previous')}
            </LinkButton>
          )}
          {next && (
            <LinkButton to={deskPaths.case(next)} icon="chevron-right" data-key="j">
              {t('case.next')}
            </LinkButton>
          )}
        </nav>
      }
    >
      <Done done={done} decision={decision} />
      <FormErrors faults={faults.list} />
      <div className="flex flex-wrap items-start gap-8">
        <ul className="grid flex-1 basis-64 gap-2 max-lg:hidden">
          {queue.map((line) => (
            <li key={line.id}>
              <CaseLink line={line} here={line.id === id} />
            </li>
          ))}
        </ul>
        <div className="flex min-w-0 flex-[4_1_20rem] flex-wrap items-start gap-8">
          <CaseFile page={page} />
          <Decide key={id} page={page} typed={refused?.typed} faultOf={faults.of} />
        </div>
      </div>
    </Page>
  );
}
