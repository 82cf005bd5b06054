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
  solved: { tone: 'success', role: 'status' },
  expired: { icon: 'calendar' },
} as const;
/** Said to its author, or to who has just written it. */
const ownWords = { held: 'justHeld', hidden: 'hidden', solved: 'solvedMine', expired: 'expiredMine' };

/** How the listing stands, above it: just published, waiting, solved, ended, deleted. */
export function StatusNotice({ page, just }: StatusNoticeProps) {
  const { t } = useTranslation('listing');
  const { status, mine, until, card } = page;
  const date = until.said;
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
  if (status !== 'live') {
    const own = { held: just === 'published', hidden: false, solved: mine, expired: mine }[status];
    const key = own ? ownWords[status] : status;
    return (
      <Notice
        {...looks[status]}
        title={t(`${key}.title`)}
        actions={page.decision && <LinkButton to={page.decision}>{t('hidden.link')}</LinkButton>}
      >
        {t(`${key}.text`, { date })}
      </Notice>
    );
  }
  if (just === 'published')
    return (
      <Notice
        tone="success"
        role="status"
        title={t('justPublished.title', { date })}
        actions={<ShareBar url={page.url} title={card.title} text={page.shareText} />}
      >
        {t('justPublished.text', { place: card.place })}
      </Notice>
    );
  return just === 'saved' ? <Notice tone="success" role="status" title={t('saved')} /> : null;
}
