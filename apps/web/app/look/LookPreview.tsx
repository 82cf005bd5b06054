import { deriveTheme, type ThemeInput, themeCss } from '@entraide/model/theme';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { type CardData, ListingCard } from '../components/ListingCard.tsx';
import { useNonce } from '../framework/index.ts';
import type { SchemeName } from './shades.ts';

/** What stands on the board that is previewed. */
export interface PreviewedSpace {
  name: string;
  tagline: string;
  /** Address of a picture; null: the name is written. */
  logo: string | null;
  /** Cards of its board, newest first; what is there when a space has none yet is for the caller to say. */
  cards: readonly CardData[];
  /** What the listing of the first card says. */
  description: string;
  /** A mail of the space. */
  letter: { title: string; before: string[]; action?: { label: string }; after: string[] };
}

export const PREVIEW_PAGES = ['board', 'listing', 'mail'] as const;
export type PreviewPage = (typeof PREVIEW_PAGES)[number];
export const PREVIEW_SCREENS = ['phone', 'desktop'] as const;
export type PreviewScreen = (typeof PREVIEW_SCREENS)[number];

interface LookPreviewProps {
  theme: ThemeInput;
  scheme: SchemeName;
  space: PreviewedSpace;
  page: PreviewPage;
  screen: PreviewScreen;
}

/** A phone is as wide as one; a desktop's page is drawn at half its size. */
const frames: Record<PreviewScreen, string> = {
  phone: 'w-96 max-w-full',
  desktop: 'w-[64rem] max-w-[200%] [zoom:0.5]',
};

/** A page or a mail of a space in a look that is not in force yet. Nothing in it can be clicked. */
export function LookPreview({ theme, scheme, space, page, screen }: LookPreviewProps) {
  const { t } = useTranslation('look');
  const nonce = useNonce();
  const { brand, accent, font, corners } = theme;
  const css = useMemo(
    () => themeCss(deriveTheme({ brand, accent, font, corners })).replaceAll(':root', `.look-${scheme}`),
    [brand, accent, font, corners, scheme],
  );
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-2" data-look={scheme} data-page={page}>
      <figcaption className="font-semibold">
        {t(page === 'mail' ? 'page.mail' : `scheme.${scheme}`)}
      </figcaption>
      <style
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: custom properties of our own making, from parsed colours
        dangerouslySetInnerHTML={{ __html: css }}
      />
      <div
        data-theme={scheme}
        className={`look-${scheme} ${frames[screen]} overflow-hidden rounded-card border border-line bg-paper font-body text-ink`}
      >
        {page === 'mail' ? (
          <PreviewedMail space={space} />
        ) : (
          <>
            <PreviewedTop space={space} />
            <div className="top-band" data-corners={corners} />
            {page === 'board' ? (
              <div className={`grid gap-3 p-4 ${screen === 'desktop' ? 'grid-cols-2' : ''}`}>
                {space.cards.map((card) => (
                  <ListingCard key={card.id} card={card} to={null} heading="h2" />
                ))}
                <p>
                  <span className="font-semibold text-brand-ink underline underline-offset-4">
                    {t('link')}
                  </span>
                </p>
              </div>
            ) : (
              <PreviewedListing space={space} />
            )}
          </>
        )}
      </div>
    </figure>
  );
}

function PreviewedTop({ space: { name, tagline, logo } }: { space: PreviewedSpace }) {
  const { t } = useTranslation('look');
  return (
    <div className="flex flex-wrap items-center gap-3 bg-surface p-4">
      {logo && <img src={logo} alt="" width="44" height="44" className="size-11 object-contain" />}
      <span className="grid min-w-0 flex-1">
        <bdi className="font-title text-lg leading-tight font-bold wrap-anywhere">{name}</bdi>
        <bdi className="text-xs text-ink-muted">{tagline}</bdi>
      </span>
      <PreviewedButton icon>{t('post')}</PreviewedButton>
    </div>
  );
}

function PreviewedButton({ children, icon = false }: { children: string; icon?: boolean }) {
  return (
    <span className="inline-flex min-h-11 items-center gap-2 rounded-control bg-brand px-4 py-2 font-semibold text-on-brand">
      {icon && <Icon name="plus" />}
      {children}
    </span>
  );
}

function PreviewedListing({ space: { cards, description } }: { space: PreviewedSpace }) {
  const { t } = useTranslation('look');
  const [card] = cards;
  if (!card) return null;
  return (
    <article className="grid gap-4 p-4">
      <p className="text-sm text-ink-muted">
        {card.kindLabel} · {card.categoryLabel}
      </p>
      <p className="font-title text-2xl leading-tight font-bold wrap-anywhere" dir="auto">
        {card.title}
      </p>
      <p className="flex items-center gap-2 text-ink-muted">
        <Icon name="map-pin" />
        <bdi>{card.place}</bdi> · <bdi>{card.authorLabel}</bdi>
      </p>
      <p className="max-w-measure whitespace-pre-line wrap-anywhere" dir="auto">
        {description}
      </p>
      <p>
        <PreviewedButton>{t('answer')}</PreviewedButton>
      </p>
    </article>
  );
}

/** As mail programs show it: always light, the band above, one thing to do. */
function PreviewedMail({ space: { name, logo, letter } }: { space: PreviewedSpace }) {
  return (
    <div className="p-4">
      <div className="mx-auto grid max-w-xl gap-4 rounded-card border border-t-6 border-line border-t-accent bg-surface p-6">
        <p className="grid justify-items-start gap-2 text-lg font-bold text-brand-ink">
          {logo && <img src={logo} alt="" height="40" className="h-10 object-contain" />}
          <bdi>{name}</bdi>
        </p>
        <p className="text-2xl leading-tight font-bold">{letter.title}</p>
        {letter.before.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {letter.action && (
          <p>
            <PreviewedButton>{letter.action.label}</PreviewedButton>
          </p>
        )}
        {letter.after.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}
