import { countAsks } from '@entraide/core/ask';
import { deskWeek, listAppeals, listCases } from '@entraide/core/desk';
import { readTeam } from '@entraide/core/team';
import { REASON_NAMES } from '@entraide/model/moderation';
import { askPaths, deskPaths, paths, teamPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Appeals } from '../../desk/Appeals.tsx';
import { CaseLink } from '../../desk/CaseLink.tsx';
import { Done } from '../../desk/Done.tsx';
import { deciding } from '../../desk/deciding.server.ts';
import { languageName, lineOf } from '../../desk/said.server.ts';
import { useKeys } from '../../desk/use-keys.ts';
import { useReason } from '../../desk/use-reason.ts';
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

export const handle = { i18n: ['desk', 'report', 'team', 'asks'] };

const numberIn = (params: URLSearchParams, name: string) => Number(params.get(name)) || 0;

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const page = numberIn(searchParams, 'page');
  const [{ items, total, more }, appeals, week, team, asks] = await Promise.all([
    listCases(ctx, { page }),
    listAppeals(ctx),
    deskWeek(ctx),
    readTeam(ctx),
    countAsks(ctx),
  ]);
  return {
    title: getT(context, 'desk')('title'),
    asks: asks ?? 0,
    cases: items.map(lineOf),
    total,
    page,
    more,
    week,
    away: team.flatMap(({ id, name, away }) =>
      away ? [{ id, name, until: away.until.toISOString(), standIn: away.standIn }] : [],
    ),
    appeals: appeals.map(({ decision, createdAt, locale, ...appeal }) => ({
      ...{
        ...appeal,
        createdAt: createdAt.toISOString(),
        language: languageName(locale, ctx.locale),
        locale,
      },
      decision: { kind: decision.kind, facts: decision.facts },
    })),
    done: searchParams.get('done'),
    decision: searchParams.get('decision'),
    decided: numberIn(searchParams, 'decided'),
    missed: numberIn(searchParams, 'missed'),
    unfit: numberIn(searchParams, 'unfit'),
  };
});

export const action = spaceAction(deciding);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Desk() {
  const { t } = useTranslation('desk');
  const { t: tAsks } = useTranslation('asks');
  const reasonName = useReason();
  const {
    title,
    asks,
    cases,
    total,
    page,
    more,
    week,
    away,
    appeals,
    done,
    decision,
    decided,
    missed,
    unfit,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faults = useFaults('desk', refused?.faults);
  useKeys();
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={paths.admin()} label={t('common:nav.admin')} />
          <p>{total > 0 ? t('left', { count: total }) : t('lead')}</p>
        </>
      }
    >
      <p className="mb-6">
        <LinkButton to={askPaths.asks()} icon="hand-helping">
          {tAsks('link')}
          {asks > 0 && ` (${asks})`}
        </LinkButton>
      </p>
      <Done done={done} decision={decision} />
      {decided + missed + unfit > 0 && (
        <div className="mb-6">
          <Notice tone="success" role="status" title={t('bulk.done', { count: decided })}>
            {missed > 0 && <p>{t('bulk.missed', { count: missed })}</p>}
            {unfit > 0 && <p>{t('bulk.unfit', { count: unfit })}</p>}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      {cases.length === 0 && page === 0 ? (
        <Notice tone="success" title={t('none.title')}>
          {week.decisions === 0
            ? t('none.quiet')
            : t('none.text', { count: week.decisions, minutes: week.medianMinutes ?? 0 })}
        </Notice>
      ) : (
        <Form method="post" className="group grid gap-6">
          <ul className="grid gap-2">
            {cases.map((line) => (
              <li key={line.id} className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-center gap-1">
                <label className="grid size-11 place-items-center">
                  <input type="checkbox" name="case" value={line.id} className="size-6" />
                  <span className="sr-only">
                    {t('bulk.select', { title: line.title || line.text || line.name })}
                  </span>
                </label>
                <CaseLink line={line} />
              </li>
            ))}
          </ul>
          <p className="needs-script text-sm text-ink-muted max-sm:hidden">{t('listKeys')}</p>
          <p className="flex flex-wrap gap-3 empty:hidden">
            {page > 0 && <LinkButton to={deskPaths.desk()}>{t('first')}</LinkButton>}
            {more && <LinkButton to={deskPaths.desk({ page: page + 1 })}>{t('more')}</LinkButton>}
          </p>
          {/* Shown by the first tick, without a script too. */}
          <p className="text-ink-muted group-has-[input:checked]:hidden">{t('bulk.hint')}</p>
          <fieldset className="hidden min-w-0 border-t border-line pt-4 group-has-[input:checked]:block">
            <legend className="float-left mb-2 w-full text-xl font-semibold">{t('bulk.title')}</legend>
            <div className="clear-both flex flex-wrap items-end gap-3">
              <input type="hidden" name="intent" value="bulk" />
              <Select
                name="ground"
                label={t('bulk.ground')}
                defaultValue="scam"
                className="w-full sm:w-auto sm:min-w-60"
              >
                {REASON_NAMES.map((reason) => (
                  <option key={reason} value={reason}>
                    {reasonName(reason)}
                  </option>
                ))}
              </Select>
              <Button name="kind" value="keep" icon="check">
                {t('bulk.keep')}
              </Button>
              <Button name="kind" value="remove" icon="trash-2" variant="danger">
                {t('bulk.remove')}
              </Button>
              <Select
                name="other"
                label={t('bulk.other')}
                defaultValue="warn"
                className="w-full sm:w-auto sm:min-w-60"
              >
                {(['warn', 'ask', 'hide', 'limit', 'hand-over'] as const).map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`bulk.choice.${kind}`)}
                  </option>
                ))}
              </Select>
              <Button name="kind" value="other">
                {t('bulk.submit')}
              </Button>
            </div>
          </fieldset>
        </Form>
      )}
      {away.length > 0 && <Away people={away} />}
      <p className="mt-8">
        <LinkButton to={deskPaths.figures()} variant="quiet" icon="list">
          {t('figures.link')}
        </LinkButton>
      </p>
      {appeals.length > 0 && (
        <div className="mt-10">
          <PagePart title={`${t('appeals.title')} (${appeals.length})`}>
            <Appeals appeals={appeals} typed={refused?.typed} faultOf={faults.of} />
          </PagePart>
        </div>
      )}
    </Page>
  );
}

interface AwayProps {
  people: readonly { id: string; name: string; until: string; standIn: string | null }[];
}

/** Who of the team is not there, so that nobody waits for them. */
function Away({ people }: AwayProps) {
  const { t } = useTranslation('team');
  return (
    <section className="mt-8 border-t border-line pt-4">
      <ul className="grid gap-1">
        {people.map(({ id, name, until, standIn }) => (
          <li key={id}>
            <bdi className="font-semibold">{name}</bdi> · {t('away')} <Time value={until} say="day" />.{' '}
            {standIn && t('standIn', { name: `\u2068${standIn}\u2069` })}
          </li>
        ))}
      </ul>
      <Link to={teamPaths.team()} className="link inline-flex min-h-11 items-center">
        {t('title')}
      </Link>
    </section>
  );
}
