/** Pixels of the longest side, as the server keeps it at most. */
const LONGEST = 1600;
/** Bytes that a photo shall have on its way. */
const AIM = 300_000;
const QUALITIES = [0.85, 0.7, 0.55];

/**
 * The photo as a JPEG of about 300 kB, drawn anew by the browser, which can read what its phone takes (HEIC on an iPhone). What the browser
 * cannot read, or what is small already, goes as it is.
 */
export async function shrink(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (!pen) return file;
    // A JPEG has no clear parts: they would be black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    let smallest: Blob = file;
    for (const quality of QUALITIES) {
      if (smallest.size <= AIM && smallest !== file) break;
      const drawn = await new Promise<Blob | null>((take) => canvas.toBlob(take, 'image/jpeg', quality));
      if (drawn && (drawn.size < smallest.size || !isReadable(file))) smallest = drawn;
    }
    return smallest;
  } catch {
    return file;
  }
}

/** By the server, as it is. */
const isReadable = ({ type }: File) => ['image/jpeg', 'image/png', 'image/webp'].includes(type);
