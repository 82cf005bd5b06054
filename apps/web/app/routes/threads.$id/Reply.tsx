import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextArea } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Form } from '../../forms/Form.tsx';
import { Link } from '../../framework/index.ts';
import type { ThreadPage } from './read-page.server.ts';

interface ReplyProps {
  page: ThreadPage;
  typed: string | undefined;
  fault: string | undefined;
}

export function Reply({ page: { thread, name }, typed, fault }: ReplyProps) {
  const { t } = useTranslation('threads');
  return (
    <Form method="post" className="mt-8 grid gap-4 border-t border-line pt-6" noValidate>
      {thread.hidden && (
        <div className="grid gap-1">
          <Notice icon="eye-off">{t('thread.hidden', { name })}</Notice>
          <Checkbox name="named" label={t('thread.tellName', { name })} />
        </div>
      )}
      <TextArea
        name="body"
        label={t('thread.label')}
        error={fault}
        defaultValue={typed}
        rows={4}
        maxLength={4000}
        dir="auto"
        required
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button variant="primary" icon="send">
          {t('thread.submit')}
        </Button>
        <Link to={paths.threads()} className="link inline-flex min-h-11 items-center gap-2">
          <Icon name="inbox" />
          {t('thread.back')}
        </Link>
      </div>
      <p className="text-sm text-ink-muted">{t('thread.care')}</p>
    </Form>
  );
}
