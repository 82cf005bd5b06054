import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';
import type { ListingPage } from './listing-page.server.ts';

/** What an author can do. Deleting can be undone, so nobody is asked whether they are sure. */
export function OwnTools({ page: { status, path, changes } }: { page: ListingPage }) {
  const { t } = useTranslation('listing');
  if (status === 'deleted') return null;
  return (
    <section
      aria-labelledby="own"
      className="no-print grid gap-3 rounded-card border border-line bg-brand-soft p-4"
    >
      <h2 id="own" className="text-lg">
        {t('own.title')}
      </h2>
      <Form method="post" className="flex flex-wrap gap-2">
        {changes.includes('reopen') && (
          <Button name="intent" value="reopen" icon="undo-2" variant="primary">
            {t('own.reopen')}
          </Button>
        )}
        {changes.includes('solve') && (
          <Button
            name="intent"
            value="solve"
            icon="check-check"
            variant={changes[0] === 'solve' ? 'primary' : 'secondary'}
          >
            {t('own.solve')}
          </Button>
        )}
        <LinkButton to={`${path}/edit`} icon="pencil">
          {t('own.edit')}
        </LinkButton>
        <Button name="intent" value="delete" icon="trash-2" variant="danger">
          {t('own.delete')}
        </Button>
      </Form>
    </section>
  );
}
