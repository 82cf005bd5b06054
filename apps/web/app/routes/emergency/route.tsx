import { hasRole } from '@entraide/core/access';
import { nearestPlace } from '@entraide/core/place';
import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { data, type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { sayCard } from '../../safety/card.server.ts';
import { countriesShown } from '../../safety/countries.server.ts';
import { EmergencyCard } from '../../safety/EmergencyCard.tsx';

export const handle = { i18n: ['safety'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const asked = url.searchParams.get('country')?.toUpperCase() ?? '';
  const { home } = ctx.tenant.config;
  const countries = countriesShown(ctx);
  const known = countries.some(({ code }) => code === asked);
  const country = known
    ? asked
    : ((await nearestPlace(ctx, { lat: home.lat, lon: home.lon }, ctx.locale))?.country ?? '');
  const shown = { title: getT(context, 'safety')('title'), card: sayCard(ctx, country), countries };
  // Opened once, it is there for a day without a network. Who may have just changed it looks again.
  return data(
    shown,
    hasRole(ctx, 'moderator') ? {} : { headers: { 'Cache-Control': 'private, max-age=86400' } },
  );
});

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', path: safetyPaths.emergency() });

/** Whom to call, for a country: without script, without a picture, and it prints on one page. */
export default function Emergency() {
  const { t } = useTranslation('safety');
  const { title, card, countries } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('lead')}>
      <div className="grid gap-8">
        <section className="grid gap-3" aria-labelledby="numbers">
          <h2 id="numbers" className="text-xl">
            <bdi>{card.name}</bdi>
          </h2>
          <EmergencyCard card={card} />
        </section>
        <section className="grid gap-2" aria-labelledby="say">
          <h2 id="say" className="text-xl">
            {t('say.title')}
          </h2>
          <ol className="grid list-decimal gap-1 ps-6">
            {['where', 'what', 'who', 'stay'].map((step) => (
              <li key={step}>{t(`say.${step}`)}</li>
            ))}
          </ol>
        </section>
        <Form className="no-print flex flex-wrap items-end gap-3" role="search">
          <Select
            key={card.country}
            name="country"
            label={t('country')}
            defaultValue={card.country}
            className="min-w-0 flex-1 basis-64"
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
          <Button icon="phone">{t('show')}</Button>
        </Form>
      </div>
    </Page>
  );
}
