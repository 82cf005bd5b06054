import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Form } from '../forms/Form.tsx';

const said = [
  ...['keep', 'ask', 'hide', 'remove', 'warn', 'limit', 'ban', 'agreed', 'disagreed', 'handed', 'undone'],
  ...['reversed', 'upheld'],
];
const told = ['ask', 'hide', 'remove', 'warn', 'limit', 'ban'];

interface DoneProps {
  /** What was just done; null: nothing. */
  done: string | null;
  /** The decision that can still be undone. */
  decision: string | null;
}

/** What was just decided, and a way back while nobody was told. */
export function Done({ done, decision }: DoneProps) {
  const { t } = useTranslation('desk');
  if (!done || !said.includes(done)) return null;
  return (
    <div className="mb-6">
      <Notice
        tone="success"
        role="status"
        title={t(`done.${done}`)}
        actions={
          decision && (
            <Form method="post">
              <input type="hidden" name="id" value={decision} />
              <Button name="intent" value="undo" icon="undo-2" data-key="z">
                {t('done.undo')}
              </Button>
            </Form>
          )
        }
      >
        {told.includes(done) && t('done.told')}
      </Notice>
    </div>
  );
}
