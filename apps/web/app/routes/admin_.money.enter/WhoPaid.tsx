import { treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Form } from '../../forms/Form.tsx';
import { DuesBadge, type DuesOfMember } from '../../treasury/DuesBadge.tsx';

interface Found {
  id: string;
  name: string;
  email: string;
}

interface WhoPaidProps {
  member: (Found & { dues: DuesOfMember | null }) | null;
  q: string;
  found: readonly Found[];
  more: boolean;
}

/** The member who paid: looked for, then chosen. */
export function WhoPaid({ member, q, found, more }: WhoPaidProps) {
  const { t } = useTranslation('treasury');
  if (member)
    return (
      <div className="grid justify-items-start gap-1">
        <p>
          <bdi className="font-semibold">{member.name}</bdi>{' '}
          <bdi className="break-all text-ink-muted">{member.email}</bdi>
        </p>
        {member.dues && <DuesBadge dues={member.dues} />}
        <Link to={treasuryPaths.enter()} className="link inline-flex min-h-11 items-center">
          {t('enter.another')}
        </Link>
      </div>
    );
  return (
    <>
      <Form method="get" role="search" className="flex flex-wrap items-end gap-4">
        <TextInput
          name="q"
          type="search"
          label={t('enter.find')}
          hint={t('enter.findHint')}
          defaultValue={q}
          maxLength={200}
          className="min-w-0 flex-1 basis-60"
        />
        <Button icon="search">{t('enter.search')}</Button>
      </Form>
      {q !== '' && found.length === 0 && <p role="status">{t('enter.nobody')}</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {found.map(({ id, name, email }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4">
            <Link
              to={treasuryPaths.enter({ member: id })}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              <bdi>{name}</bdi>
            </Link>
            <bdi className="break-all text-sm text-ink-muted">{email}</bdi>
          </li>
        ))}
      </ul>
      {more && <p className="text-sm text-ink-muted">{t('enter.more')}</p>}
    </>
  );
}
