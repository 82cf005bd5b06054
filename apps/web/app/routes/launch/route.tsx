import { availableLocales, ownNameOf } from '@entraide/model/language';
import { associationKinds } from '@entraide/model/launch';
import { launchPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { ContactLink } from '../../components/ContactLink.tsx';
import { Fault, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PlaceField } from '../../components/PlaceField.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useRootData } from '../../components/root-data.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  data,
  type MetaFunction,
  siteAction,
  siteLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { LaunchSteps } from '../../launch/LaunchSteps.tsx';
import { AddressField } from './AddressField.tsx';
import { beginLaunch } from './begin.server.ts';

export const handle = { i18n: ['launch'] };

export const loader = siteLoader(({ site, context }) => {
  if (site.kind !== 'platform') throw data({ code: 'not-found', retryAfterSeconds: null }, 404);
  const t = getT(context, 'launch');
  const policy = context.operate === null ? 'invitation' : context.launchPolicy;
  return { title: t('title'), description: t('lead'), policy, host: context.host, locale: context.locale };
});

export const action = siteAction(beginLaunch);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, {
    title: data?.title ?? '',
    description: data?.description,
    path: launchPaths.begin(),
  });

export default function Launch() {
  const { t } = useTranslation('launch');
  const { title, policy, host, locale } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('launch', sent?.faults);
  const contact = useRootData()?.contact;
  if (policy === 'invitation')
    return (
      <Page title={title} intro={t('byInvitation')}>
        {contact && (
          <p>
            {t('askOperator')} <ContactLink contact={contact} />
          </p>
        )}
      </Page>
    );
  const typed = sent?.typed;
  return (
    <Page
      title={title}
      intro={
        <>
          <p>{t('lead')}</p>
          {policy === 'approval' && <p>{t('approval')}</p>}
        </>
      }
    >
      <LaunchSteps current="you" />
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid grid-cols-1 gap-8" noValidate>
        <fieldset className="grid grid-cols-1 gap-6">
          <legend className="mb-4 text-xl font-bold">{t('you')}</legend>
          <TextInput
            name="association"
            label={t('association.label')}
            hint={t('association.hint')}
            error={faults.of('association')}
            defaultValue={typed?.association}
            autoComplete="organization"
            maxLength={40}
            dir="auto"
            required
          />
          <RadioCards
            name="kind"
            label={t('kind.label')}
            error={faults.of('kind')}
            layout="tiles"
            defaultValue={typed?.kind ?? 'neighbours'}
            options={associationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <PlaceField
            name="placeText"
            label={t('place.label')}
            hint={t('place.hint')}
            error={faults.of('placeText')}
            defaultText={typed?.placeText}
            defaultId={typed && /^\d+$/.test(typed.place) ? Number(typed.place) : undefined}
            enter="choose"
            required
          />
          {sent && sent.options.length > 0 && (
            <RadioCards
              name="placeOption"
              label={t('place.which')}
              options={sent.options.map(({ id, label }) => ({ value: String(id), label }))}
            />
          )}
          <TextInput
            name="displayName"
            label={t('name.label')}
            hint={t('name.hint')}
            error={faults.of('displayName')}
            defaultValue={typed?.displayName}
            autoComplete="given-name"
            maxLength={60}
            dir="auto"
            required
          />
          <TextInput
            name="email"
            type="email"
            label={t('email.label')}
            hint={t('email.hint')}
            error={faults.of('email')}
            defaultValue={typed?.email}
            autoComplete="email"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
        </fieldset>
        <fieldset className="grid grid-cols-1 gap-6">
          <legend className="mb-4 text-xl font-bold">{t('address.title')}</legend>
          <AddressField host={host} error={faults.of('slug')} defaultValue={sent?.instead ?? typed?.slug} />
          <fieldset className="grid grid-cols-1 gap-2" aria-describedby="locales-hint">
            <legend className="font-semibold">{t('locales.label')}</legend>
            <p id="locales-hint" className="max-w-measure text-sm text-ink-muted">
              {t('locales.hint')}
            </p>
            <div className="flex flex-wrap gap-x-6">
              {availableLocales.map((one, index) => (
                <label key={one} className="flex min-h-11 items-center gap-3">
                  <input
                    type="checkbox"
                    id={index === 0 ? 'locales' : `locales-${one}`}
                    name="locales"
                    value={one}
                    defaultChecked={typed ? typed.locales.includes(one) : one === locale}
                    className="size-6 flex-none"
                  />
                  <span lang={one}>{ownNameOf(one)}</span>
                </label>
              ))}
            </div>
            {faults.of('locales') && <Fault id="locales">{faults.of('locales')}</Fault>}
          </fieldset>
        </fieldset>
        <div className="grid gap-3">
          <Button variant="primary" size="large" wide>
            {t('begin')}
          </Button>
          <p className="text-sm text-ink-muted">{t('how')}</p>
        </div>
      </Form>
      <div className="mt-8">
        <Notice>{t('private')}</Notice>
      </div>
    </Page>
  );
}
