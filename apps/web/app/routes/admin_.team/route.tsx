import { memberPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
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
import { changeTeam, loadTeam } from './team.server.ts';

export const handle = { i18n: ['team', 'admin'] };

export const loader = spaceLoader(loadTeam);
export const action = spaceAction(changeTeam);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Team() {
  const { t } = useTranslation('team');
  const { title, people, inAWeek, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('team', sent?.faults);
  const self = people.find((one) => one.self);
  const there = people.filter((one) => !one.self && !one.away);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.admin()} label={t('common:nav.admin')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      {done && !sent && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`done.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <People people={people} />
      {self?.away && (
        <div className="mb-10">
          <Notice
            icon="calendar"
            title={t('back.title')}
            actions={
              <Form method="post">
                <Button name="intent" value="back">
                  {t('back.submit')}
                </Button>
              </Form>
            }
          >
            {t('away')} <Time value={self.away.until} say="day" />.
          </Notice>
        </div>
      )}
      {there.length === 0 ? (
        <PagePart title={t('leave.title')} lead={t('leave.alone')}>
          <p>
            <LinkButton to={memberPaths.all()} icon="users">
              {t('leave.members')}
            </LinkButton>
          </p>
        </PagePart>
      ) : (
        <PagePart title={t('leave.title')} lead={t('leave.lead')}>
          <Form
            key={self?.away?.until}
            method="post"
            className="grid items-start gap-4 sm:grid-cols-2"
            noValidate
          >
            <TextInput
              name="lastDay"
              type="date"
              label={t('leave.lastDay')}
              error={faults.of('lastDay')}
              defaultValue={sent?.typed.lastDay || inAWeek}
              required
            />
            <Select
              name="standIn"
              label={t('leave.standIn')}
              hint={t('leave.standInHint')}
              error={faults.of('standIn')}
              defaultValue={sent?.typed.standIn}
            >
              <option value="">{t('leave.nobody')}</option>
              {there.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <p className="sm:col-span-2">
              <Button variant="primary" name="intent" value="leave" icon="calendar">
                {t(self?.away ? 'leave.change' : 'leave.submit')}
              </Button>
            </p>
          </Form>
        </PagePart>
      )}
    </Page>
  );
}

interface Person {
  id: string;
  name: string;
  role: string;
  self: boolean;
  away: { until: string; standIn: string | null } | null;
}

function People({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation(['team', 'admin']);
  return (
    <ul className="mb-10 divide-y divide-line">
      {people.map(({ id, name, role, self, away }) => (
        <li key={id} className="grid gap-1 py-3 sm:grid-cols-2">
          <p className="wrap-anywhere">
            <bdi className="font-semibold">{name}</bdi> {self && t('you')}
            <span className="block text-sm text-ink-muted">{t(`admin:role.${role}`)}</span>
          </p>
          {away && (
            <p>
              {t('away')} <Time value={away.until} say="day" />.{' '}
              {away.standIn && t('standIn', { name: `\u2068${away.standIn}\u2069` })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
