import { planPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { SaidRoom } from './rooms.server.ts';

/** The plan of the space is nearly full, or full. */
export function TightRooms({ rooms, mayChoose }: { rooms: readonly SaidRoom[]; mayChoose: boolean }) {
  const { t } = useTranslation('admin');
  const full = rooms.some((room) => room.full);
  return (
    <div className="mb-6">
      <Notice
        tone={full ? 'warning' : 'info'}
        title={t(full ? 'room.fullTitle' : 'room.title')}
        actions={mayChoose && <LinkButton to={planPaths.plan()}>{t('room.see')}</LinkButton>}
      >
        {rooms.map(({ of, used, most }) => (
          <p key={of}>{t(`room.${of}`, { used, most })}</p>
        ))}
        <p>{t('room.text')}</p>
      </Notice>
    </div>
  );
}
