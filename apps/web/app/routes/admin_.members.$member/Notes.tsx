import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

interface NotesProps {
  notes: readonly { id: string; text: string; by: string | null; createdAt: string }[];
  fault: string | undefined;
  /** What was sent back. */
  typed: string | undefined;
}

/** What moderators wrote down, newest first, and a field for another note. */
export function Notes({ notes, fault, typed }: NotesProps) {
  const { t } = useTranslation('members');
  return (
    <>
      {notes.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {notes.map(({ id, text, by, createdAt }) => (
            <li key={id} className="grid gap-1 py-3">
              <p className="max-w-measure whitespace-pre-line wrap-anywhere" dir="auto">
                {text}
              </p>
              <div className="flex flex-wrap items-center justify-between gap-x-6">
                <p className="text-sm text-ink-muted">
                  {by !== null && (
                    <>
                      <bdi>{by}</bdi> ·{' '}
                    </>
                  )}
                  <Time value={createdAt} />
                </p>
                <Form method="post">
                  <input type="hidden" name="note" value={id} />
                  <Button variant="quiet" name="intent" value="remove-note" icon="trash-2">
                    {t('one.removeNote')}
                  </Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Form
        method="post"
        key={notes[0]?.id ?? ''}
        className="grid grid-cols-1 justify-items-start gap-4"
        noValidate
      >
        <TextArea
          name="text"
          label={t('one.note')}
          error={fault}
          defaultValue={typed}
          className="w-full"
          rows={3}
          maxLength={2000}
          dir="auto"
          required
        />
        <Button name="intent" value="note">
          {t('one.addNote')}
        </Button>
      </Form>
    </>
  );
}
