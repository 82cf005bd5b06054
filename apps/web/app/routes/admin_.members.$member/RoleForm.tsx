import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Form } from '../../forms/Form.tsx';

const roles = ['member', 'moderator', 'admin'] as const;

/** Another role for an active member. */
export function RoleForm({ member }: { member: { displayName: string; role: (typeof roles)[number] } }) {
  const { t } = useTranslation('members');
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <Select
        name="role"
        label={t('one.roleOf', { name: `\u2068${member.displayName}\u2069` })}
        hideLabel
        defaultValue={member.role}
        key={member.role}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`admin:role.${role}`)}
          </option>
        ))}
      </Select>
      <Button name="intent" value="role">
        {t('one.changeRole')}
      </Button>
    </Form>
  );
}
