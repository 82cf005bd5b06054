import type { Alert } from '@entraide/model/alert';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

/** One saved search. `search`: the board's address with it. */
export function OwnAlert({ alert, search }: { alert: Alert; search: string }) {
  const { t } = useTranslation('alerts');
  const { id, name, every, createdAt, lastMatchAt } = alert;
  const of = (what: string) => t('of', { what, name });
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold wrap-anywhere">
          <Link to={search} className="link inline-flex min-h-11 items-center" title={t('open')}>
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <p className="text-sm text-ink-muted">
          {lastMatchAt ? (
            <>
              {t('last')} <Time value={lastMatchAt} say="ago" />
            </>
          ) : (
            <>
              {t('notYet')} · {t('since')} <Time value={createdAt} say="day" />
            </>
          )}
        </p>
      </div>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={id} />
        <Select
          id={`every-${id}`}
          name="every"
          label={t('every.label')}
          defaultValue={every}
          aria-label={of(t('every.label'))}
        >
          {(['now', 'day', 'week'] as const).map((value) => (
            <option key={value} value={value}>
              {t(`every.${value}`)}
            </option>
          ))}
        </Select>
        <Button name="intent" value="change" aria-label={of(t('save'))}>
          {t('save')}
        </Button>
        <Button name="intent" value="delete" variant="quiet" icon="trash-2" aria-label={of(t('delete'))}>
          {t('delete')}
        </Button>
      </Form>
    </div>
  );
}
