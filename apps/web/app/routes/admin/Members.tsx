import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

export const roles = ['member', 'moderator', 'admin'] as const;

export interface ListedMember {
  id: string;
  displayName: string;
  email: string;
  role: (typeof roles)[number];
  status: 'pending' | 'active' | 'suspended';
  since: string;
  you: boolean;
}

interface MembersProps {
  members: readonly ListedMember[];
  total: number;
  next: string | null;
  /** The reader may change roles. */
  mayChange: boolean;
}

export function Members({ members, total, next, mayChange }: MembersProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <p className="text-ink-muted">{t('members.count', { count: total })}</p>
      <ul className="divide-y divide-line border-y border-line">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p>
                <bdi className="font-semibold">{member.displayName}</bdi> {member.you && t('members.you')}
                {member.status !== 'active' && (
                  <span className="ms-2 text-sm text-ink-muted">{t(`status.${member.status}`)}</span>
                )}
              </p>
              <p className="text-sm text-ink-muted">
                <bdi className="break-all">{member.email}</bdi> ·{' '}
                {member.status === 'pending' ? (
                  <>
                    {t('pending.since')} <Time value={member.since} />
                  </>
                ) : (
                  <>
                    {t('members.since')} <Time value={member.since} say="day" />
                  </>
                )}
              </p>
            </div>
            {mayChange && member.status === 'active' ? (
              <RoleForm member={member} />
            ) : (
              member.status !== 'pending' && <span>{t(`role.${member.role}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {next && (
        <div>
          <LinkButton to={paths.admin({ before: next })}>{t('members.next')}</LinkButton>
        </div>
      )}
    </>
  );
}

function RoleForm({ member }: { member: ListedMember }) {
  const { t } = useTranslation('admin');
  return (
    <Form method="post" className="flex items-end gap-2">
      <input type="hidden" name="id" value={member.id} />
      <Select
        id={`role-${member.id}`}
        name="role"
        label={t('members.changeFor', { name: member.displayName })}
        hideLabel
        defaultValue={member.role}
        key={member.role}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </Select>
      <Button name="intent" value="role">
        {t('members.change')}
      </Button>
    </Form>
  );
}
