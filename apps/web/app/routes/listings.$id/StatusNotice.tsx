import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { Form } from '../../forms/Form.tsx';
import type { ListingPage } from './listing-page.server.ts';

interface StatusNoticeProps {
  page: ListingPage;
  /** What its author has just done. */
  just: 'published' | 'saved' | null;
}

const looks = {
  held: { tone: 'warning', role: 'status', icon: 'hourglass' },
  hidden: { tone: 'warning', icon: 'eye-off' },
  paused: { icon: 'pause' },
  solved: { tone: 'success', role: 'status' },
  expired: { icon: 'calendar' },
} as const;
/** How the listing stands, above it: just published, waiting, solved, ended, deleted. */
export function StatusNotice({ page, just }: StatusNoticeProps) {
  const { t } = useTranslation('listing');
  const { status, said, card } = page;
  if (status === 'deleted')
    return (
      <Notice
        tone="warning"
        role="status"
        icon="trash-2"
        title={t('deleted.title')}
        actions={
          <Form method="post">
            <Button name="intent" value="restore" icon="undo-2">
              {t('deleted.undo')}
            </Button>
          </Form>
        }
      >
        {t('deleted.text')}
      </Notice>
    );
  if (status !== 'live')
    return (
      <Notice
        {...looks[status]}
        title={said?.title}
        actions={page.decision && <LinkButton to={page.decision}>{t('hidden.link')}</LinkButton>}
      >
        {said?.text}
      </Notice>
    );
  if (just === 'published')
    return (
      <Notice
        tone="success"
        role="status"
        title={said?.title}
        actions={<ShareBar url={page.url} title={card.title} text={page.shareText} />}
      >
        {said?.text}
      </Notice>
    );
  return just === 'saved' ? <Notice tone="success" role="status" title={t('saved')} /> : null;
}
