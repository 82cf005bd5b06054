import { hasRole } from '@entraide/core/access';
import { changeHold, readDanger, sayDanger } from '@entraide/core/desk';
import { Conflict } from '@entraide/core/error';
import { nearestPlace } from '@entraide/core/place';
import { deskPaths, safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { SayDanger } from '../../desk/SayDanger.tsx';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { sayCard } from '../../safety/card.server.ts';
import { countriesShown } from '../../safety/countries.server.ts';
import { EmergencyCard } from '../../safety/EmergencyCard.tsx';

export const handle = { i18n: ['desk', 'safety'] };

export const loader = spaceLoader(async ({ ctx, context, params, url }) => {
  const id = params.id ?? '';
  const danger = await readDanger(ctx, id);
  const countries = countriesShown(ctx);
  const asked = url.searchParams.get('country')?.toUpperCase();
  const { home } = ctx.tenant.config;
  const country = countries.some(({ code }) => code === asked) ? asked : danger.country;
  const here = country ?? (await nearestPlace(ctx, home, ctx.locale))?.country ?? '';
  return {
    title: getT(context, 'desk')('danger.title'),
    id,
    said: danger.said && { by: danger.said.by, at: danger.said.at.toISOString() },
    heldUntil: danger.heldUntil?.toISOString() ?? null,
    person: danger.person,
    placeKnown: danger.country !== null,
    card: sayCard(ctx, here),
    countries,
    mayChange: hasRole(ctx, 'admin'),
  };
});

export const action = spaceAction(async ({ ctx, params, request }) => {
  const id = params.id ?? '';
  const intent = (await readForm(request)).get('intent');
  try {
    if (intent === 'say') await sayDanger(ctx, id);
    if (intent === 'keep' || intent === 'let-go') await changeHold(ctx, id, { keep: intent === 'keep' });
  } catch (error) {
    // Somebody else let it go meanwhile: the page shows it.
    if (!(error instanceof Conflict)) throw error;
  }
  throw safeRedirect(safetyPaths.danger(id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What to do when somebody's life is in danger: call, keep, tell. */
export default function Danger() {
  const { t } = useTranslation('desk');
  const { title, id, said, card, countries, placeKnown } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={<UpLink to={deskPaths.case(id)} label={t('danger.back')} />}>
      <div className="grid gap-8">
        {said ? (
          <Notice tone="danger" icon="siren" role="status" title={t('danger.said')}>
            <p>
              <bdi>{said.by}</bdi> · <Time value={said.at} />
            </p>
          </Notice>
        ) : (
          <SayDanger id={id} />
        )}
        <section className="grid gap-3" aria-labelledby="call">
          <h2 id="call" className="text-xl">
            {t('danger.call.title', { country: `\u2068${card.name}\u2069` })}
          </h2>
          <p>{t(placeKnown ? 'danger.call.text' : 'danger.call.unknown')}</p>
          <EmergencyCard card={card} />
          <Form className="flex flex-wrap items-end gap-3" role="search">
            <Select
              key={card.country}
              name="country"
              label={t('danger.call.other')}
              defaultValue={card.country}
              className="min-w-0 flex-1 basis-64"
            >
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
            <Button>{t('danger.call.show')}</Button>
          </Form>
        </section>
        <Steps of="do" steps={['first', 'say', 'alone', 'quiet']} />
        <Kept />
        <Steps of="law" steps={['who', 'where', 'what', 'note']} />
      </div>
    </Page>
  );
}

function Steps({ of, steps }: { of: 'do' | 'law'; steps: string[] }) {
  const { t } = useTranslation('desk');
  return (
    <section className="grid gap-2" aria-labelledby={of}>
      <h2 id={of} className="text-xl">
        {t(`danger.${of}.title`)}
      </h2>
      <ol className="grid max-w-measure list-decimal gap-1 ps-6">
        {steps.map((step) => (
          <li key={step}>{t(`danger.${of}.${step}`)}</li>
        ))}
      </ol>
    </section>
  );
}

/** What the authorities will ask for, and until when it is there. */
function Kept() {
  const { t } = useTranslation('desk');
  const { said, heldUntil, person, mayChange } = useLoaderData<typeof loader>();
  return (
    <section className="grid gap-3" aria-labelledby="kept">
      <h2 id="kept" className="text-xl">
        {t('danger.kept.title')}
      </h2>
      {heldUntil ? (
        <p>
          {t('danger.kept.until')} <Time value={heldUntil} say="day" />. {t('danger.kept.text')}
        </p>
      ) : (
        <p>{t(said ? 'danger.kept.over' : 'danger.kept.notYet')}</p>
      )}
      {person && (
        <dl className="grid gap-1">
          <div className="flex flex-wrap gap-x-2">
            <dt className="text-ink-muted">{t('danger.kept.person')}</dt>
            <dd>
              <bdi>{person.name}</bdi>, <bdi dir="ltr">{person.email}</bdi>
            </dd>
          </div>
          <div className="flex flex-wrap gap-x-2">
            <dt className="text-ink-muted">{t('case.since')}</dt>
            <dd>
              <Time value={person.since} say="day" />
            </dd>
          </div>
        </dl>
      )}
      {heldUntil && mayChange && (
        <Form method="post" className="flex flex-wrap gap-3">
          <Button name="intent" value="keep" icon="clock">
            {t('danger.kept.longer')}
          </Button>
          <Button name="intent" value="let-go" variant="quiet">
            {t('danger.kept.letGo')}
          </Button>
        </Form>
      )}
    </section>
  );
}
