import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { OperatorItem } from './OperatorItem.tsx';
import { changeOperators, loadOperators } from './operators.server.ts';

export const handle = { i18n: ['console'] };

export const loader = consoleLoader(loadOperators);
export const action = consoleAction(changeOperators);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Operators() {
  const { t } = useTranslation('console');
  const { title, operators } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  const removed = sent?.intent === 'remove' && sent.faults.length === 0;
  return (
    <Page title={title} intro={t('operators.lead')} width="wide">
      {sent?.link && (
        <div className="mb-8">
          <Notice
            tone="success"
            role="status"
            title={t('operators.linkTitle', { name: `\u2068${sent.link.name}\u2069` })}
          >
            <CopyText value={sent.link.url} label={t('operators.linkLabel')} />
            <p className="mt-2">{t('operators.linkText')}</p>
          </Notice>
        </div>
      )}
      {removed && (
        <div className="mb-8">
          <Notice tone="success" role="status">
            {t('operators.removed')}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <ul className="mb-10 grid gap-4">
        {operators.map((operator) => (
          <OperatorItem key={operator.id} operator={operator} />
        ))}
      </ul>
      <PagePart title={t('operators.add')} lead={t('operators.addLead')}>
        <Form
          key={operators.length}
          method="post"
          className="grid items-start gap-4 sm:grid-cols-[1fr_auto]"
          noValidate
        >
          {/* After each addition it is another form, whose text is not given back. */}
          <input type="hidden" name="id" value={operators.length} />
          <TextInput
            name="email"
            type="email"
            label={t('operators.email')}
            error={faults.of('email')}
            defaultValue={sent?.intent === 'add' ? sent.email : ''}
            autoComplete="off"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <Button variant="primary" className="sm:mt-8" name="intent" value="add" icon="user-round-plus">
            {t('operators.submit')}
          </Button>
        </Form>
      </PagePart>
    </Page>
  );
}
