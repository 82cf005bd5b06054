import type { BegunImport } from '@entraide/core/member-list';
import { memberPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Checkbox, Select } from '../../components/Field.tsx';
import { Form } from '../../forms/Form.tsx';
import { useSending } from '../../framework/index.ts';

/** The first lines as they are, and which column is what: a guess that a person confirms. */
export function MatchColumns({ begun: { id, key, first, rows, guess } }: { begun: BegunImport }) {
  const { t } = useTranslation('members');
  const sending = useSending();
  const width = Math.max(...first.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, i) => i);
  const named = (i: number) => {
    const name = guess.header ? first[0]?.[i] : undefined;
    return name ? `${i + 1} · ${name}` : `${i + 1} · ${first.map((row) => row[i]).find(Boolean) ?? ''}`;
  };
  const options = columns.map((i) => (
    <option key={i} value={i}>
      {named(i)}
    </option>
  ));
  return (
    <Form method="post" className="grid grid-cols-1 gap-6">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={key} />
      <p>{t('match.lines', { count: rows })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t('match.first')}>
        <table className="w-full border-collapse text-sm" dir="ltr">
          <caption className="sr-only">{t('match.first')}</caption>
          <thead>
            <tr>
              {columns.map((i) => (
                <th key={i} scope="col" className="border border-line px-2 py-1 text-start">
                  {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows that never move
              <tr key={n}>
                {columns.map((i) => (
                  <td key={i} className="border border-line px-2 py-1">
                    <bdi>{row[i]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Checkbox name="header" label={t('match.header')} defaultChecked={guess.header} />
      <Select name="email" label={t('match.email')} defaultValue={String(guess.email)}>
        {options}
      </Select>
      <Select
        name="since"
        label={t('match.since')}
        hint={t('match.sinceHint')}
        defaultValue={guess.since === null ? '' : String(guess.since)}
      >
        <option value="">{t('match.noSince')}</option>
        {options}
      </Select>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" name="intent" value="compare" disabled={sending}>
          {t(sending ? 'match.comparing' : 'match.compare')}
        </Button>
        <LinkButton to={memberPaths.import()} reloadDocument>
          {t('match.another')}
        </LinkButton>
      </div>
    </Form>
  );
}
