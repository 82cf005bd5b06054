import type { Ctx } from '@entraide/core/ctx';
import { listPhotos, type Photo, placeholderOf } from '@entraide/core/photo';
import type { Listing } from '@entraide/model/listing';
import { paths, photoPaths } from '@entraide/model/path';
import { renderToStaticMarkup } from 'react-dom/server';
import type { T } from '../../i18n/keys.ts';
import { getT } from '../../i18n/server.ts';

/** The photos of a listing as a finished piece of page: what only stands there needs no script, and most visitors have a phone. */
export async function galleryOf(ctx: Ctx, listing: Listing): Promise<string> {
  const photos = await listPhotos(ctx, listing.id);
  const mayAdd = listing.mine && listing.status !== 'deleted';
  if (photos.length === 0 && !mayAdd) return '';
  const t = getT({ ctx, locale: ctx.locale }, 'photos');
  return renderToStaticMarkup(
    <>
      {photos.length > 0 && (
        <ul className="gallery" data-scrolls aria-label={t('gallery')}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <Picture photo={photo} first={index === 0} fallback={said(t, index, photos.length)} />
              {!listing.mine && (
                <a className="link no-print" href={paths.report('photo', photo.id)}>
                  {t('report')}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <p className="no-print">
          <a className="link inline-flex min-h-11 items-center" href={photoPaths.of(listing.id)}>
            {t(photos.length > 0 ? 'change' : 'add.title')}
          </a>
        </p>
      )}
    </>,
  );
}

const said = (t: T<'photos'>, index: number, total: number) => t('oneOf', { number: index + 1, total });

interface PictureProps {
  photo: Photo;
  first: boolean;
  /** Of one that nobody has described. */
  fallback: string;
}

/** Its own shape is kept free from the start; until the first one is there, a few colours stand for it. */
function Picture({ photo, first, fallback }: PictureProps) {
  const { id, alt, width, height } = photo;
  const webp = (size: 'small' | 'medium' | 'large', pixels: number) =>
    `${photoPaths.file(id, size)} ${Math.round(pixels * Math.min(1, width / Math.max(width, height)))}w`;
  return (
    <a href={photoPaths.file(id, 'large')} className="gallery-photo">
      {first && <img src={placeholderOf(photo)} alt="" aria-hidden="true" />}
      <picture>
        <source
          type="image/webp"
          srcSet={[webp('small', 320), webp('medium', 800), webp('large', 1600)].join(', ')}
          sizes="(width < 40rem) 85vw, 24rem"
        />
        <img
          src={photoPaths.file(id, 'jpeg')}
          alt={alt || fallback}
          width={width}
          height={height}
          {...(!first && { loading: 'lazy' as const })}
        />
      </picture>
    </a>
  );
}
