import { memberPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Link } from '../../components/Link.tsx';
import { Time } from '../../components/Time.tsx';
import { useVouched } from '../../components/use-vouched.ts';
import { Vouched } from '../../components/Vouched.tsx';
import { DuesBadge, type DuesOfMember } from '../../treasury/DuesBadge.tsx';

export interface ListedMember {
  id: string;
  displayName: string;
  email: string;
  role: 'member' | 'moderator' | 'admin';
  status: 'pending' | 'active' | 'suspended';
  vouched: boolean;
  sinceYear: number | null;
  joined: string;
  you: boolean;
  dues: DuesOfMember | null;
}

/** A line of the list, which leads to the member's page. */
export function MemberItem({ member }: { member: ListedMember }) {
  const { t } = useTranslation('members');
  const vouchedSaid = useVouched();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <p>
          <Link
            to={memberPaths.one(member.id)}
            className="link inline-flex min-h-11 items-center font-semibold"
          >
            <bdi>{member.displayName}</bdi>
          </Link>{' '}
          {member.you && t('list.you')}
        </p>
        <p className="text-sm text-ink-muted">
          <bdi className="break-all">{member.email}</bdi> ·{' '}
          {t(member.status === 'pending' ? 'list.asked' : 'list.joined')}{' '}
          <Time value={member.joined} say="day" />
        </p>
        {(member.vouched || member.dues) && (
          <p className="flex flex-wrap gap-x-4">
            {member.vouched && <Vouched said={vouchedSaid(member)} />}
            {member.dues && <DuesBadge dues={member.dues} />}
          </p>
        )}
      </div>
      <p>
        {member.status === 'active' ? t(`admin:role.${member.role}`) : t(`admin:status.${member.status}`)}
      </p>
    </li>
  );
}
