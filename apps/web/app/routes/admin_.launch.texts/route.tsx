import { ownNameOf } from '@entraide/model/language';
import { launchPaths, settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
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
import { atStep } from '../../launch/at-step.server.ts';
import { LaunchSteps } from '../../launch/LaunchSteps.tsx';
import { takeTexts, textsOf } from './texts.server.ts';

export const handle = { i18n: ['launch'] };

export const loader = spaceLoader(async (args) => {
  await atStep(args, 'texts');
  return { title: getT(args.context, 'launch')('texts.title'), ...(await textsOf(args)) };
});

export const action = spaceAction(takeTexts);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function LaunchTexts() {
  const { t } = useTranslation('launch');
  const { title, typed: known, locales, filled, pages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('launch', sent?.faults);
  const typed = sent?.typed ?? known;
  if (filled)
    return (
      <Page
        title={title}
        intro={
          <>
            <LaunchSteps current="texts" />
            <p>{t('texts.filled')}</p>
          </>
        }
      >
        <ul className="divide-y divide-line border-y border-line">
          {pages.map((name) => (
            <li key={name}>
              <Link to={settingsPaths.page(name)} className="link inline-flex min-h-12 items-center">
                {t(`page.${name}`, { defaultValue: name })}
              </Link>
            </li>
          ))}
        </ul>
        <div className="mt-6 flex flex-wrap gap-3">
          <LinkButton to={launchPaths.step('people')}>{t('back')}</LinkButton>
          <LinkButton variant="primary" icon="arrow-right" to={launchPaths.step('ready')}>
            {t('continue')}
          </LinkButton>
        </div>
      </Page>
    );
  return (
    <Page
      title={title}
      intro={
        <>
          <LaunchSteps current="texts" />
          <p>{t('texts.lead')}</p>
        </>
      }
    >
      <FormErrors faults={faults.list} />
      <Form method="post" className="grid grid-cols-1 gap-6" noValidate>
        <TextInput
          name="publisher"
          label={t('texts.publisher')}
          hint={t('texts.publisherHint')}
          error={faults.of('publisher')}
          defaultValue={typed.publisher}
          autoComplete="organization"
          maxLength={200}
          dir="auto"
          required
        />
        <TextInput
          name="address"
          label={t('texts.address')}
          hint={t('texts.addressHint')}
          error={faults.of('address')}
          defaultValue={typed.address}
          autoComplete="street-address"
          maxLength={300}
          dir="auto"
          required
        />
        <TextInput
          name="director"
          label={t('texts.director')}
          hint={t('texts.directorHint')}
          error={faults.of('director')}
          defaultValue={typed.director}
          autoComplete="name"
          maxLength={120}
          dir="auto"
          required
        />
        <TextInput
          name="contact"
          type="email"
          label={t('texts.contact')}
          hint={t('texts.contactHint')}
          error={faults.of('contact')}
          defaultValue={typed.contact}
          autoComplete="email"
          inputMode="email"
          dir="ltr"
          maxLength={254}
          required
        />
        {locales.map((locale) => (
          <TextArea
            key={locale}
            name={`about.${locale}`}
            label={
              <>
                {t('texts.about')} (<span lang={locale}>{ownNameOf(locale)}</span>)
              </>
            }
            hint={t('texts.aboutHint')}
            error={faults.of(`about.${locale}`)}
            defaultValue={typed.about[locale]}
            rows={3}
            maxLength={1200}
            lang={locale}
            dir="auto"
            optional
          />
        ))}
        <div className="flex flex-wrap gap-3 border-t border-line pt-6">
          <LinkButton to={launchPaths.step('people')}>{t('back')}</LinkButton>
          <Button variant="primary" icon="arrow-right">
            {t('continue')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
