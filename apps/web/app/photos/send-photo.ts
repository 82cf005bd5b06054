const TRIES = 6;
const PAUSE_MS = 1500;

/**
 * Sends one photo by the form's own address.
 * @param tell how much of it has left, 0 to 1
 * @returns what became of it, as `outcomes.ts` lists it
 */
export async function sendPhoto(
  address: string,
  photo: Blob,
  tell: (share: number) => void,
): Promise<string> {
  for (let tried = 1; ; tried++) {
    const outcome = await send(address, photo, tell);
    if (outcome !== 'busy' || tried === TRIES) return outcome;
    await new Promise((goOn) => setTimeout(goOn, tried * PAUSE_MS));
  }
}

/** Not by fetch: it does not say how much has left. */
function send(address: string, photo: Blob, tell: (share: number) => void): Promise<string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', photo, 'photo');
    request.open('POST', address);
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => resolve(outcomeOf(request)));
    request.addEventListener('error', () => resolve('offline'));
    request.send(form);
  });
}

/** The answer leads to the page, whose address says what became of it. */
function outcomeOf({ status, responseURL }: XMLHttpRequest): string {
  if (status === 503 || status === 429) return 'busy';
  if (status === 413) return 'too-large';
  return new URL(responseURL || location.href).searchParams.get('photo') ?? 'failed';
}
