import { hasTeamPages } from '@entraide/model/language';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from './Page.tsx';

/** A page of the team, whose words are not there in every language: who reads another has the English ones, read as English. */
export function TeamPage(props: ComponentProps<typeof Page>) {
  const { i18n } = useTranslation();
  return !hasTeamPages(i18n.language) ? (
    <div lang="en" dir="ltr">
      <Page {...props} />
    </div>
  ) : (
    <Page {...props} />
  );
}
