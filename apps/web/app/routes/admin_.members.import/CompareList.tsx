import { memberPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Checkbox, Select } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Form } from '../../forms/Form.tsx';
import { useSending } from '../../framework/index.ts';
import { formatsFor } from '../../i18n/format.ts';
import type { Step } from './import.server.ts';

const shown = ['fresh', 'listed', 'members', 'gone', 'duplicates', 'without'] as const;
const months = [3, 6, 12, 18] as const;

type CompareListProps = Omit<Extract<Step, { is: 'compare' }>, 'faults'> & {
  faultOf: (field: string) => string | undefined;
};

/** What would change, in figures, and the lines that cannot be taken; then the one button that does it. */
export function CompareList({ choice, difference, months: chosen, faultOf }: CompareListProps) {
  const { t, i18n } = useTranslation('members');
  const sending = useSending();
  const { bad, badCount, seen } = difference;
  const { id, key, header, email, since } = choice;
  const carried = { id, key, email, since: since ?? '', seen, ...(header && { header: 'on' }) };
  return (
    <Form method="post" className="grid grid-cols-1 gap-6">
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <h2 className="text-xl">{t('compare.title')}</h2>
      <dl className="divide-y divide-line border-y border-line">
        {shown.map((name) => (
          <div key={name} className="flex items-baseline justify-between gap-6 py-2">
            <dt>{t(`compare.${name}`)}</dt>
            <dd className="font-semibold tabular-nums" data-count={name}>
              {formatsFor(i18n.language).number(difference[name])}
            </dd>
          </div>
        ))}
      </dl>
      {badCount > 0 && (
        <Notice tone="warning" title={t('compare.bad', { count: badCount })}>
          <ul className="grid gap-1">
            {bad.map(({ line, text }) => (
              <li key={line}>
                {t('compare.line', { line })} <bdi className="wrap-anywhere">{text}</bdi>
              </li>
            ))}
          </ul>
          {badCount > bad.length && <p>{t('compare.more', { count: badCount - bad.length })}</p>}
          <Checkbox
            name="leaveOut"
            label={t('compare.leaveOut')}
            error={faultOf('leaveOut')}
            className="mt-2"
          />
        </Notice>
      )}
      <Select
        name="months"
        label={t('compare.months')}
        hint={t('compare.monthsHint')}
        defaultValue={String(chosen)}
      >
        {months.map((count) => (
          <option key={count} value={count}>
            {t('compare.month', { count })}
          </option>
        ))}
      </Select>
      {difference.fresh > 0 ? (
        <Checkbox
          name="tell"
          label={t('compare.tell', { count: difference.fresh })}
          hint={t('compare.tellHint')}
          error={faultOf('tell')}
        />
      ) : (
        <p>{t('compare.noMail')}</p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" name="intent" value="apply" disabled={sending}>
          {t(sending ? 'compare.applying' : 'compare.apply')}
        </Button>
        <LinkButton to={memberPaths.import()} reloadDocument>
          {t('match.another')}
        </LinkButton>
      </div>
      {sending && (
        <p role="status" className="text-ink-muted">
          {t('compare.wait')}
        </p>
      )}
    </Form>
  );
}
