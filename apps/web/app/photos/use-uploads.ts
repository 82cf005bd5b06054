import { useRef, useState } from 'react';
import { useRevalidator } from '../framework/index.ts';

export interface Upload {
  key: number;
  file: File;
  /** How much of it has left, 0 to 1; null: it waits, or is being made smaller. */
  share: number | null;
  /** What became of it; null: it is not done. */
  outcome: string | null;
}

/** Photos on their way, one after the other; the page shows each as soon as it is there. */
export function useUploads(address: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const { revalidate } = useRevalidator();
  const last = useRef(Promise.resolve());
  const count = useRef(0);
  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));

  const enqueue = (upload: Upload) => {
    last.current = last.current.then(async () => {
      // Only for who has a photo to send.
      const [{ shrink }, { sendPhoto }] = await Promise.all([
        import('./shrink.ts'),
        import('./send-photo.ts'),
      ]);
      const photo = await shrink(upload.file);
      const outcome = await sendPhoto(address, photo, (share) => change(upload.key, { share }));
      change(upload.key, { share: null, outcome });
      if (outcome === 'added') revalidate();
    });
  };
  return {
    uploads,
    add(files: readonly File[]) {
      const added = files.map((file) => ({ key: count.current++, file, share: null, outcome: null }));
      // What is done is seen among the photos.
      setUploads((all) => [...all.filter(({ outcome }) => outcome !== 'added'), ...added]);
      for (const upload of added) enqueue(upload);
    },
    again(upload: Upload) {
      change(upload.key, { share: null, outcome: null });
      enqueue(upload);
    },
  };
}
