import { paths, photoPaths } from '@entraide/model/path';
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { TextInput } from '../components/Field.tsx';
import { Form } from '../forms/Form.tsx';

export interface OwnPhoto {
  id: string;
  alt: string;
  width: number;
  height: number;
  decisionId: string | null;
}

interface PhotoListProps {
  photos: OwnPhoto[];
  mostAlt: number;
  errorOf(field: string): string | undefined;
}

/**
 * The photos in their order, and what is seen on each: one form, so that moving one loses nothing that was typed about another. Buttons move
 * them, and where there is a mouse, they can be dragged.
 */
export function PhotoList({ photos, mostAlt, errorOf }: PhotoListProps) {
  const { t } = useTranslation('photos');
  const drag = useDrag();
  const follow = useFollow(photos);
  return (
    <Form method="post" className="grid grid-cols-1 gap-4" noValidate onSubmit={follow}>
      {/* Enter in a field saves, whatever button comes first. */}
      <button
        type="submit"
        ref={drag.button}
        name="do"
        value="save"
        tabIndex={-1}
        aria-hidden
        className="sr-only"
      />
      <ol className="grid grid-cols-1 gap-4">
        {photos.map(({ id, alt, decisionId }, index) => (
          <li
            key={id}
            id={`photo-${id}`}
            tabIndex={-1}
            {...drag.over(id, index + 1)}
            className={`grid grid-cols-1 gap-4 rounded-card border p-4 sm:grid-cols-[10rem_minmax(0,1fr)] ${drag.target === id ? 'border-brand-ink bg-brand-soft' : 'border-line'}`}
          >
            <img
              src={photoPaths.file(id, 'small')}
              alt={alt || t('number', { number: index + 1 })}
              {...drag.from(id)}
              className="h-40 w-full cursor-grab rounded-control bg-surface object-contain sm:h-32"
            />
            <div className="grid grid-cols-1 content-start gap-3">
              {decisionId && (
                <p className="flex flex-wrap items-center gap-x-4">
                  <strong>{t('removedByTeam')}</strong>
                  <LinkButton to={paths.decision(decisionId)} variant="quiet">
                    {t('decision')}
                  </LinkButton>
                </p>
              )}
              <TextInput
                id={`alt-${id}`}
                name={`alt-${id}`}
                label={t('alt', { number: index + 1 })}
                hint={index === 0 ? t('altHint') : undefined}
                error={errorOf(`alt-${id}`)}
                defaultValue={alt}
                maxLength={mostAlt}
                dir="auto"
                optional
              />
              <div className="flex flex-wrap gap-2">
                {index > 0 && (
                  <Button name="do" value={`move:${id}:${index}`} icon="arrow-up">
                    {t('earlier')} <span className="sr-only">{t('number', { number: index + 1 })}</span>
                  </Button>
                )}
                {index < photos.length - 1 && (
                  <Button name="do" value={`move:${id}:${index + 2}`} icon="arrow-down">
                    {t('later')} <span className="sr-only">{t('number', { number: index + 1 })}</span>
                  </Button>
                )}
                <Button name="do" value={`remove:${id}`} variant="quiet" icon="trash-2">
                  {t('remove')} <span className="sr-only">{t('number', { number: index + 1 })}</span>
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <Button name="do" value="save" variant="primary" className="justify-self-start">
        {t('save')}
      </Button>
    </Form>
  );
}

/** The focus goes with a photo that was moved: its button is somewhere else by then, or gone. */
function useFollow(photos: OwnPhoto[]) {
  const moved = useRef<string | null>(null);
  const order = photos.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the order has changed
  useEffect(() => {
    if (moved.current !== null) document.getElementById(`photo-${moved.current}`)?.focus();
    moved.current = null;
  }, [order]);
  return ({ nativeEvent }: FormEvent) => {
    const by = (nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const [act, id] = by?.value.split(':') ?? [];
    moved.current = act === 'move' && id ? id : null;
  };
}

/** A photo that is dropped on another takes its place; the form is sent as a button would. */
function useDrag() {
  const button = useRef<HTMLButtonElement>(null);
  const dragged = useRef<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const end = () => {
    dragged.current = null;
    setTarget(null);
  };
  return {
    button,
    target,
    from: (id: string) => ({
      draggable: true,
      onDragStart: () => {
        dragged.current = id;
      },
      onDragEnd: end,
    }),
    over: (id: string, position: number) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged.current === null || dragged.current === id) return;
        event.preventDefault();
        setTarget(id);
      },
      onDrop: (event: DragEvent) => {
        const moved = dragged.current;
        if (moved === null || !button.current) return;
        event.preventDefault();
        end();
        button.current.value = `move:${moved}:${position}`;
        button.current.form?.requestSubmit(button.current);
        button.current.value = 'save';
      },
    }),
  };
}
