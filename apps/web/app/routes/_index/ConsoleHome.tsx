import { Page } from '../../components/Page.tsx';

/** The spaces, for those who run the platform. */
export function ConsoleHome({ title }: { title: string }) {
  return (
    <Page title={title} width="wide">
      {null}
    </Page>
  );
}
