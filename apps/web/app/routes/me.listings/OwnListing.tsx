import type { AuthorChange } from '@entraide/model/listing';
import { paths, photoPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { type CardData, ListingCard } from '../../components/ListingCard.tsx';
import { Form } from '../../forms/Form.tsx';

/** One's own listing in a list, with what can be done about it. */
export function OwnListing({ card, changes }: { card: CardData; changes: AuthorChange[] }) {
  const { t } = useTranslation('post');
  const actions = (
    <>
      <LinkButton to={paths.editListing(card.id)} icon="pencil">
        {t('mine.edit')}
      </LinkButton>
      <LinkButton to={photoPaths.of(card.id)} icon="image-plus">
        {t('mine.photos')}
      </LinkButton>
      {/* The listing's own page does all of this, and offers to undo it. */}
      <Form method="post" action={paths.listing(card.id)} className="contents">
        {changes.includes('reopen') && (
          <Button name="intent" value="reopen" icon="undo-2">
            {t('mine.reopen')}
          </Button>
        )}
        {changes.includes('pause') && (
          <Button name="intent" value="pause" icon="pause">
            {t('mine.pause')}
          </Button>
        )}
        {changes.includes('solve') && (
          <Button name="intent" value="solve" icon="check">
            {t('mine.solve')}
          </Button>
        )}
        <Button variant="quiet" name="intent" value="delete" icon="trash-2">
          {t('mine.delete')}
        </Button>
      </Form>
    </>
  );
  return <ListingCard card={card} actions={actions} />;
}
