import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Checkbox, Select, TextInput } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/Page.tsx';
import { HealthMark } from '../../console/HealthMark.tsx';
import { healthKey } from '../../console/health-key.ts';
import { StateMark } from '../../console/StateMark.tsx';
import { Form } from '../../forms/Form.tsx';
import { formatsFor } from '../../i18n/format.ts';
import type { ConsoleHomeData } from './console-home.server.ts';

/** The spaces, for those who run the platform. */
export function ConsoleHome(data: ConsoleHomeData) {
  const { t, i18n } = useTranslation('console');
  const { title, counts, spaces, next, isNarrowed, isFirst, first } = data;
  const { number } = formatsFor(i18n.language);
  return (
    <Page
      title={`${title} (${number(counts.all)})`}
      intro={t('spaces.lead', {
        open: number(counts.open),
        private: number(counts.private),
        suspended: number(counts.suspended),
        look: number(counts.needLook),
      })}
      width="wide"
    >
      <Filter {...data} />
      {spaces.length === 0 ? (
        <p>{t(isNarrowed ? 'spaces.noneFound' : 'spaces.none')}</p>
      ) : (
        <ul className="grid border-b border-line">
          {spaces.map((space) => (
            <Row key={space.slug} space={space} />
          ))}
        </ul>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        {!isFirst && <LinkButton to={consolePaths.home(first)}>{t('spaces.first')}</LinkButton>}
        {next && <LinkButton to={consolePaths.home(next)}>{t('spaces.next')}</LinkButton>}
      </p>
    </Page>
  );
}

function Filter({ q, state, sort, needsLook, sorts, states, isNarrowed, first }: ConsoleHomeData) {
  const { t } = useTranslation('console');
  return (
    <Form
      key={JSON.stringify(first)}
      method="get"
      role="search"
      className="mb-8 grid grid-cols-1 items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <TextInput
        name="q"
        label={t('spaces.search')}
        hint={t('spaces.searchHint')}
        defaultValue={q}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="auto"
        maxLength={254}
        className="sm:max-lg:col-span-2"
      />
      <Select name="state" label={t('spaces.state')} defaultValue={state}>
        <option value="">{t('spaces.anyState')}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {t(`state.${one}`)}
          </option>
        ))}
      </Select>
      <Select name="sort" label={t('spaces.sort')} defaultValue={sort}>
        {sorts.map((one) => (
          <option key={one} value={one}>
            {t(`spaces.by.${one}`)}
          </option>
        ))}
      </Select>
      <Button icon="search" variant="primary">
        {t('spaces.find')}
      </Button>
      <div className="flex flex-wrap items-center gap-x-6 sm:col-span-full">
        <Checkbox name="look" value="1" label={t('spaces.onlyLook')} defaultChecked={needsLook} />
        {isNarrowed && (
          <LinkButton to={consolePaths.home()} variant="quiet">
            {t('spaces.all')}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

type Space = ConsoleHomeData['spaces'][number];

function Row({ space }: { space: Space }) {
  const { t } = useTranslation('console');
  const { slug, name, host, status, lines } = space;
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
      <div className="min-w-0">
        <Link to={consolePaths.space(slug)} className="link inline-flex min-h-11 items-center font-semibold">
          <bdi className="wrap-anywhere">{name}</bdi>
        </Link>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
          <StateMark status={status} />
          <bdi dir="ltr" className="wrap-anywhere">
            {host ?? slug}
          </bdi>
        </p>
      </div>
      <p className="text-sm md:pt-2.5">{useFigures(space)}</p>
      <ul className="grid content-start gap-1 md:pt-2">
        {lines.length === 0 && space.figures && (
          <li className="text-sm text-ink-muted">{t('spaces.well')}</li>
        )}
        {lines.map(({ what, level }) => (
          <li key={what}>
            <HealthMark level={level}>{t(healthKey(what, level))}</HealthMark>
          </li>
        ))}
      </ul>
    </li>
  );
}

function useFigures({ figures }: Space): string {
  const { t, i18n } = useTranslation('console');
  if (!figures) return t('spaces.uncounted');
  const { number } = formatsFor(i18n.language);
  const { members, listingsWeek, answeredWeek } = figures;
  return [
    t('spaces.members', { count: members, number: number(members) }),
    t('spaces.week', { count: listingsWeek, number: number(listingsWeek) }),
    ...(listingsWeek > 0
      ? [t('spaces.answered', { share: number(Math.round((100 * answeredWeek) / listingsWeek)) })]
      : []),
  ].join(' · ');
}
