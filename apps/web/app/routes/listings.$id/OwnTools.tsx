import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Form } from '../../forms/Form.tsx';
import type { ListingPage } from './listing-page.server.ts';

const icons = {
  reopen: 'undo-2',
  solve: 'check-check',
  pause: 'pause',
  delete: 'trash-2',
  restore: 'undo-2',
} as const;

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
        {changes.map((change, index) => [
          change === 'delete' && (
            <LinkButton key="edit" to={`${path}/edit`} icon="pencil">
              {t('own.edit')}
            </LinkButton>
          ),
          <Button
            key={change}
            name="intent"
            value={change}
            icon={icons[change]}
            variant={change === 'delete' ? 'danger' : index ? 'secondary' : 'primary'}
          >
            {t(change === 'restore' ? 'deleted.undo' : `own.${change}`)}
          </Button>,
        ])}
      </Form>
    </section>
  );
}
