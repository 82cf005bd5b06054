import { photoPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import type { ThreadPage } from './read-page.server.ts';

interface WaitingProps {
  page: ThreadPage;
  faultOf(field: string): string | undefined;
}

/** Photos that go with the next message, and what is seen on each. */
export function Waiting({ page: { thread, mostAlt }, faultOf }: WaitingProps) {
  const { t } = useTranslation('photos');
  const { waiting } = thread;
  if (waiting.length === 0) return null;
  return (
    <ul className="grid grid-cols-1 gap-3" aria-label={t('gallery')}>
      {waiting.map(({ id, alt }, index) => (
        <li key={id} className="flex flex-wrap items-start gap-3 rounded-card border border-line p-3">
          <input type="hidden" name="photo" value={id} />
          <img
            src={photoPaths.file(id, 'small')}
            alt={alt || t('number', { number: index + 1 })}
            className="size-20 rounded-control bg-surface object-contain"
          />
          <div className="grid min-w-0 flex-1 basis-48 gap-2">
            <TextInput
              id={`alt-${id}`}
              name={`alt-${id}`}
              label={t('alt', { number: index + 1 })}
              hint={index === 0 ? t('altHint') : undefined}
              error={faultOf(`alt-${id}`)}
              defaultValue={alt}
              maxLength={mostAlt}
              dir="auto"
              optional
            />
            <Button
              name="do"
              value={`remove:${id}`}
              variant="quiet"
              icon="trash-2"
              className="-ms-4 justify-self-start"
            >
              {t('remove')} <span className="sr-only">{t('number', { number: index + 1 })}</span>
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
