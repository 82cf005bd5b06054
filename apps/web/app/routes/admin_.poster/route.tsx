import { launchPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { PaperChoices } from '../../components/PaperChoices.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { posterCss } from '../../components/poster-css.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { type MetaFunction, spaceLoader, useLoaderData, useNonce } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { QrCode } from '../../qr/QrCode.tsx';
import { posterOf } from './poster.server.ts';

export const handle = { i18n: ['launch'] };

export const loader = spaceLoader(async (args) => ({
  title: getT(args.context, 'launch')('poster.title'),
  poster: await posterOf(args),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const STRIPS = 8;

export default function PosterPage() {
  const { t } = useTranslation('launch');
  const nonce = useNonce();
  const { title, poster } = useLoaderData<typeof loader>();
  const { lang, dir, size, sizes, locales, name, tagline, logo, address, qr, how, scan } = poster;
  const at = (change: Record<string, string>) => `?${new URLSearchParams({ in: lang, size, ...change })}`;
  return (
    <>
      <style
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own rules, with one of two sizes
        dangerouslySetInnerHTML={{ __html: posterCss(size) }}
      />
      <div className="no-print">
        <Page
          title={title}
          intro={
            <>
              <UpLink to={launchPaths.step('ready')} label={t('poster.back')} />
              <p>{t('poster.lead')}</p>
            </>
          }
        >
          <PaperChoices {...{ size, sizes, lang, locales, at }} print={t('poster.print')} />
        </Page>
      </div>
      <section className="poster print-exact" lang={lang} dir={dir} aria-label={t('poster.title')}>
        <div className="poster-body">
          {logo && <img src={logo} alt="" className="poster-logo" />}
          <p className="poster-name">
            <bdi>{name}</bdi>
          </p>
          <p className="poster-tagline">{tagline}</p>
          <ul className="poster-how">
            {how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="poster-scan">{scan}</p>
          <div className="poster-qr">
            <QrCode {...qr} />
          </div>
          <p className="poster-address">
            <bdi dir="ltr">{address}</bdi>
          </p>
        </div>
        <div className="poster-strips" aria-hidden="true">
          {Array.from({ length: STRIPS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: eight of the same
            <div key={index} className="poster-strip">
              <strong>{name}</strong>
              <bdi dir="ltr">{address}</bdi>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
