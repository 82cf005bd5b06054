import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from './Page.tsx';

/** A page of the team, whose words are there in French and English: an Arabic reader has the English ones, read as English. */
export function TeamPage(props: ComponentProps<typeof Page>) {
  const { i18n } = useTranslation();
  return i18n.language === 'ar' ? (
    <div lang="en" dir="ltr">
      <Page {...props} />
    </div>
  ) : (
    <Page {...props} />
  );
}
