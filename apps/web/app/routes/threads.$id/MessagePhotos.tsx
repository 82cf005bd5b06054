import { paths, photoPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Link } from '../../framework/index.ts';
import type { ThreadPage } from './read-page.server.ts';

type Message = ThreadPage['thread']['messages'][number];
type Photo = Message['photos'][number];

interface MessagePhotosProps {
  message: Message;
  mayReport: boolean;
}

/** The photos of a message; each opens large. */
export function MessagePhotos({ message, mayReport }: MessagePhotosProps) {
  const { t } = useTranslation('threads');
  const { t: say } = useTranslation('photos');
  const { photos, photosRemoved, body, removed } = message;
  const gone = body === '' && photos.length + photosRemoved === 0 && !removed;
  return (
    <>
      {photos.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1" aria-label={say('gallery')}>
          {photos.map((photo, index) => (
            <li key={photo.id} className="grid max-w-full content-start gap-1">
              <Picture
                photo={photo}
                fallback={say('oneOf', { number: index + 1, total: photos.length })}
                label={t('openPhoto')}
              />
              {photo.decisionId && (
                <p className="max-w-60 text-sm">
                  {say('removedByTeam')}{' '}
                  <LinkButton to={paths.decision(photo.decisionId)} variant="quiet" className="-ms-4">
                    {say('decision')}
                  </LinkButton>
                </p>
              )}
              {mayReport && (
                <Link
                  to={paths.report('photo', photo.id)}
                  className="link inline-flex min-h-11 items-center justify-self-start text-sm"
                >
                  {say('report')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {photosRemoved > 0 && <p className="text-ink-muted italic">{t('photosRemoved')}</p>}
      {gone && <p className="text-ink-muted italic">{t('photosGone')}</p>}
    </>
  );
}

interface PictureProps {
  photo: Photo;
  /** Of one that nobody has described. */
  fallback: string;
  label: string;
}

/** Its own shape is kept free from the start; a few colours stand for it until it is there. */
function Picture({ photo, fallback, label }: PictureProps) {
  const { id, alt, width, height, colours } = photo;
  const src = (size: 'small' | 'medium', pixels: number) =>
    `${photoPaths.file(id, size)} ${Math.round(pixels * Math.min(1, width / Math.max(width, height)))}w`;
  return (
    <a
      href={photoPaths.file(id, 'large')}
      className="relative block max-w-full justify-self-start overflow-hidden rounded-control bg-line"
      title={label}
    >
      {colours && <img src={colours} alt="" aria-hidden="true" className="absolute inset-0 size-full" />}
      <picture>
        <source type="image/webp" srcSet={[src('small', 320), src('medium', 800)].join(', ')} sizes="15rem" />
        <img
          src={photoPaths.file(id, 'jpeg')}
          alt={alt || fallback}
          width={width}
          height={height}
          loading="lazy"
          className="relative h-32 w-auto min-w-11 max-w-full object-cover sm:h-44"
        />
      </picture>
    </a>
  );
}
