import { ownNameOf } from '@entraide/model/language';
import { launchPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { ContactLink } from '../../components/ContactLink.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useRootData } from '../../components/root-data.ts';
import { useNonce } from '../../framework/index.ts';
import { ruleIcon } from '../../house/rule-icon.ts';
import type { PlatformData } from './platform.server.ts';

/** The platform's own site: what this is, which spaces are open, how to get one. */
export function PlatformHome({ css, spaces, launchable }: PlatformData) {
  const { t } = useTranslation('platform');
  const contact = useRootData()?.contact;
  const nonce = useNonce();
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pb-20 sm:px-6">
      <style
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: custom properties of our own making, from parsed colours
        dangerouslySetInnerHTML={{ __html: css }}
      />
      <header className="grid gap-5 py-10 sm:py-16 md:max-w-3xl">
        <h1 className="text-3xl sm:text-[2.75rem] sm:leading-[1.1]">{t('title')}</h1>
        <p className="max-w-measure text-lg">{t('lead')}</p>
        <p>
          <a
            href={launchable ? launchPaths.begin() : '#launch'}
            className="inline-flex min-h-14 items-center gap-2 rounded-control bg-brand px-6 text-lg font-semibold text-on-brand hover:bg-brand-hover"
          >
            {t('launchAction')}
          </a>
        </p>
      </header>

      <section aria-labelledby="spaces" className="grid gap-4">
        <h2 id="spaces" className="text-2xl">
          {t('spaces.title')}
        </h2>
        {spaces.length === 0 && <p className="text-ink-muted">{t('spaces.none')}</p>}
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {spaces.map((space) => (
            <li key={space.slug}>
              <SpaceCard {...space} />
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="how" className="grid gap-5 pt-16">
        <h2 id="how" className="text-2xl">
          {t('how.title')}
        </h2>
        <ol className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {(['see', 'write', 'quiet', 'own'] as const).map((step, index) => (
            <li key={step} className="grid grid-cols-[auto_1fr] gap-x-4 border-t border-line pt-4">
              <span className="tabular font-title text-2xl font-bold text-brand-ink" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <h3 className="text-lg">{t(`how.${step}.title`)}</h3>
                <p className="text-ink-muted">{t(`how.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>

      <section
        id="launch"
        aria-labelledby="launch-title"
        className="mt-16 grid gap-x-12 gap-y-6 rounded-sheet border border-line bg-surface p-5 sm:p-8 lg:grid-cols-2"
      >
        <div className="grid content-start gap-4">
          <h2 id="launch-title" className="text-2xl">
            {t('launch.title')}
          </h2>
          <p>{t(launchable ? 'launch.self' : 'launch.text')}</p>
          <ul className="grid gap-2">
            {(['name', 'look', 'place', 'rule'] as const).map((need) => (
              <li key={need} className="flex items-start gap-2.5">
                <Icon name="check" className="mt-1 size-5 text-success-ink" />
                {t(`launch.${need}`)}
              </li>
            ))}
          </ul>
        </div>
        <div className="grid content-start gap-3">
          <p>{t('launch.preview')}</p>
          {launchable && (
            <p>
              <LinkButton variant="primary" size="large" to={launchPaths.begin()}>
                {t('launchAction')}
              </LinkButton>
            </p>
          )}
          {contact && (
            <p>
              {t(launchable ? 'launch.question' : 'launch.write')} <ContactLink contact={contact} />
            </p>
          )}
        </div>
      </section>
    </div>
  );
}

/** The door of a space, in its own colours, letters and corners. */
function SpaceCard(space: PlatformData['spaces'][number]) {
  const { slug, corners, name, tagline, lang, place, origin, locales, rule } = space;
  const { t } = useTranslation('platform');
  const { t: house } = useTranslation('house');
  return (
    <a
      href={origin}
      data-space={slug}
      className="group flex h-full flex-col overflow-hidden rounded-card border border-line bg-paper font-body text-ink no-underline"
    >
      <span className="block bg-brand px-5 pt-8 pb-4 text-on-brand">
        <bdi lang={lang} className="font-title text-2xl leading-tight font-bold">
          {name}
        </bdi>
      </span>
      <span className="top-band block" data-corners={corners} />
      <span className="grid flex-1 content-start gap-3 p-5">
        <span className="text-lg text-balance">
          <bdi lang={lang}>{tagline}</bdi>
        </span>
        <span className="flex items-center gap-1.5 text-sm text-ink-muted">
          <Icon name="map-pin" />
          {t('spaces.around', { place })}
        </span>
        <span className="flex items-center gap-1.5 text-sm text-ink-muted">
          <Icon name="languages" />
          {locales.map((locale) => ownNameOf(locale)).join(' · ')}
        </span>
        <span className="flex items-start gap-1.5 text-sm text-ink-muted" data-house={rule}>
          <Icon name={ruleIcon[rule]} />
          <span className="min-w-0">{house(`rule.${rule}`)}</span>
        </span>
      </span>
      <span className="flex items-center gap-2 px-5 pb-5 font-semibold text-brand-ink group-hover:underline">
        {t('spaces.enter', { space: name })}
        <Icon name="arrow-right" />
      </span>
    </a>
  );
}
