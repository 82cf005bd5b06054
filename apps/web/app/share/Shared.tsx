import type { ReactNode } from 'react';
import { Notice } from '../components/Notice.tsx';

interface SharedProps {
  lines: string[];
  photos: { src: string; alt: string; width: number; height: number }[];
  children?: ReactNode;
}

/** What came from another app, above the form that it fills in. */
export function Shared({ lines, photos, children }: SharedProps) {
  return (
    <div className="mb-6">
      <Notice icon="share-2" role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {photos.length > 0 && (
          <p className="mt-2 flex flex-wrap gap-2">
            {photos.map(({ alt, ...photo }) => (
              <img key={photo.src} alt={alt} {...photo} className="h-24 w-auto rounded-control" />
            ))}
          </p>
        )}
        {children}
      </Notice>
    </div>
  );
}
