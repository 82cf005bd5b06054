import { appleScreens, splashName } from '@entraide/core/picture';
import { installPaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { IosSteps, MenuSign, Step } from '../../install/IosSteps.tsx';

export const handle = { i18n: ['install'] };

export const loader = spaceLoader(({ ctx, context }) => {
  const { tenant, locale } = ctx;
  const name = textIn(tenant.config.name, locale);
  return {
    title: getT(context, 'install')('title', { space: name }),
    name,
    splashes: appleScreens.flatMap((screen) =>
      [false, true].map((dark) => ({
        href: installPaths.picture(locale, splashName(screen, dark), tenant.version),
        media: [
          `(device-width: ${screen.wide}px) and (device-height: ${screen.high}px)`,
          `(-webkit-device-pixel-ratio: ${screen.ratio}) and (orientation: portrait)`,
          `(prefers-color-scheme: ${dark ? 'dark' : 'light'})`,
        ].join(' and '),
      })),
    ),
  };
});

/** Apple's browsers take the pictures of the start from the page that somebody installs from; all the rest is in the manifest. */
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, { title: data?.title ?? '', path: installPaths.page() }),
  { name: 'mobile-web-app-capable', content: 'yes' },
  { name: 'apple-mobile-web-app-capable', content: 'yes' },
  { name: 'apple-mobile-web-app-title', content: data?.name ?? '' },
  ...(data?.splashes ?? []).map((one) => ({
    ...{ tagName: 'link' as const, rel: 'apple-touch-startup-image', ...one },
  })),
];

/** The way to the home screen on each kind of device, without a script. */
export default function Install() {
  const { t } = useTranslation('install');
  const { title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('lead')}>
      <PagePart id="ios" title={t('ios.title')}>
        <IosSteps />
      </PagePart>
      <PagePart id="android" title={t('android.title')}>
        <ol className="grid gap-3">
          <Step number={1} drawing={<MenuSign />}>
            {t('android.menu')}
          </Step>
          <Step number={2}>{t('android.add')}</Step>
          <Step number={3}>{t('android.confirm')}</Step>
        </ol>
        <p className="max-w-measure">{t('android.share')}</p>
      </PagePart>
      <PagePart id="computer" title={t('computer.title')}>
        <p className="max-w-measure">{t('computer.chrome')}</p>
        <p className="max-w-measure">{t('computer.safari')}</p>
      </PagePart>
      <PagePart id="in-app" title={t('inApp.title')}>
        <p className="max-w-measure">{t('inApp.text')}</p>
      </PagePart>
    </Page>
  );
}
