import type { ThemeInput } from '@entraide/model/theme';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { type Shade, shadesOf } from './shades.ts';

/** What becomes of two chosen colours: each as it was chosen and as it is shown, with the contrast of both. */
export function ShadeTable({ theme }: { theme: ThemeInput }) {
  const { t } = useTranslation('look');
  const { brand, accent, font, corners } = theme;
  const shades = useMemo(() => shadesOf({ brand, accent, font, corners }), [brand, accent, font, corners]);
  return (
    <div className="grid content-start gap-2" data-shades>
      <p className="font-semibold">{t('shades.title')}</p>
      <p className="max-w-measure text-sm text-ink-muted">{t('shades.lead')}</p>
      <ul className="grid gap-3">
        {shades.map((shade) => (
          <li
            key={`${shade.use} ${shade.scheme}`}
            className="grid grid-cols-1 gap-1 border-t border-line pt-3"
            data-became={shade.became}
          >
            <span>
              {t(`use.${shade.use}`)} <span className="text-ink-muted">({t(`scheme.${shade.scheme}`)})</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <Swatch label={t('shades.before')} color={shade.chosen} ratio={shade.contrast.chosen} />
              <Icon name="arrow-right" className="size-4 text-ink-muted" />
              <Swatch label={t('shades.after')} color={shade.shown} ratio={shade.contrast.shown} />
              <span className={shade.became === 'same' ? 'text-success-ink' : 'text-ink'}>
                {t(`became.${sayingOf(shade)}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A colour that only the dark look moves was never hard to read. */
const sayingOf = ({ became, contrast, needed }: Shade) =>
  became === 'same' ? 'same' : contrast.chosen >= needed ? 'fitted' : became;

function Swatch({ label, color, ratio }: { label: string; color: string; ratio: number }) {
  const { t, i18n } = useTranslation('look');
  const said = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(
    Math.floor(ratio * 10) / 10,
  );
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg className="size-6 flex-none rounded-control border border-control-line" aria-hidden="true">
        <rect width="100%" height="100%" fill={color} />
      </svg>
      <span>
        {label} <bdi className="tabular">{color}</bdi>{' '}
        <span className="text-ink-muted">{t('ratio', { ratio: said })}</span>
      </span>
    </span>
  );
}
