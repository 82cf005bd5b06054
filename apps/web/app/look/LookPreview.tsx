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
}

interface LookPreviewProps {
  theme: ThemeInput;
  scheme: SchemeName;
  space: PreviewedSpace;
}

/** The top of a space's board in a look that is not in force yet. Nothing in it can be clicked. */
export function LookPreview({ theme, scheme, space }: LookPreviewProps) {
  const { t } = useTranslation('look');
  const nonce = useNonce();
  const { brand, accent, font, corners } = theme;
  const css = useMemo(
    () => themeCss(deriveTheme({ brand, accent, font, corners })).replaceAll(':root', `.look-${scheme}`),
    [brand, accent, font, corners, scheme],
  );
  const { name, tagline, logo, cards } = space;
  return (
    <figure className="grid gap-2" data-look={scheme}>
      <figcaption className="font-semibold">{t(`scheme.${scheme}`)}</figcaption>
      <style
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: custom properties of our own making, from parsed colours
        dangerouslySetInnerHTML={{ __html: css }}
      />
      <div
        data-theme={scheme}
        className={`look-${scheme} overflow-hidden rounded-card border border-line bg-paper font-body text-ink`}
      >
        <div className="flex flex-wrap items-center gap-3 bg-surface p-4">
          {logo && <img src={logo} alt="" width="44" height="44" className="size-11 object-contain" />}
          <span className="grid min-w-0 flex-1">
            <bdi className="font-title text-lg leading-tight font-bold wrap-anywhere">{name}</bdi>
            <bdi className="text-xs text-ink-muted">{tagline}</bdi>
          </span>
          <span className="inline-flex min-h-11 items-center gap-2 rounded-control bg-brand px-4 py-2 font-semibold text-on-brand">
            <Icon name="plus" />
            {t('post')}
          </span>
        </div>
        <div className="top-band" data-corners={corners} />
        <div className="grid gap-3 p-4">
          {cards.map((card) => (
            <ListingCard key={card.id} card={card} to={null} heading="h2" />
          ))}
          <p>
            <span className="font-semibold text-brand-ink underline underline-offset-4">{t('link')}</span>
          </p>
        </div>
      </div>
    </figure>
  );
}
