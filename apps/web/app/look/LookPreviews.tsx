import type { ThemeInput } from '@entraide/model/theme';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LookPreview,
  PREVIEW_PAGES,
  PREVIEW_SCREENS,
  type PreviewedSpace,
  type PreviewPage,
  type PreviewScreen,
} from './LookPreview.tsx';
import { schemes } from './shades.ts';

interface LookPreviewsProps {
  theme: ThemeInput;
  space: PreviewedSpace;
  /** A file declares the look: it is as on the pages themselves, so that there is nothing to choose. */
  fixed: boolean;
}

/** The board, a listing and a mail in a look, on a phone and on a desktop, light and dark. Without a script: the board on a phone. */
export function LookPreviews({ theme, space, fixed }: LookPreviewsProps) {
  const { t } = useTranslation('look');
  const [page, setPage] = useState<PreviewPage>('board');
  const [screen, setScreen] = useState<PreviewScreen>('phone');
  // Mails have no dark look of their own.
  const shown = page === 'mail' ? schemes.filter((scheme) => scheme === 'light') : schemes;
  return (
    <div className="grid grid-cols-1 content-start gap-6 lg:row-span-2">
      <div hidden={fixed} className="needs-script flex flex-wrap gap-x-6 gap-y-3">
        <Choices
          label={t('page.label')}
          choices={PREVIEW_PAGES.map((value) => ({ value, label: t(`page.${value}`) }))}
          chosen={page}
          onChoose={setPage}
        />
        <Choices
          label={t('screen.label')}
          choices={PREVIEW_SCREENS.map((value) => ({ value, label: t(`screen.${value}`) }))}
          chosen={screen}
          onChoose={setScreen}
        />
      </div>
      {shown.map((scheme) => (
        <LookPreview key={scheme} {...{ theme, scheme, space, page, screen }} />
      ))}
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}

/** Buttons and no fields: what is looked at is nothing that the form says. */
function Choices<Value extends string>({ label, choices, chosen, onChoose }: ChoicesProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would belong to the form
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {choices.map(({ value, label: said }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className="min-h-11 rounded-control border border-control-line px-4 hover:border-brand-ink aria-pressed:border-brand aria-pressed:bg-brand-soft aria-pressed:font-semibold"
        >
          {said}
        </button>
      ))}
    </div>
  );
}
