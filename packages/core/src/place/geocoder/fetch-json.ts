/** What a list of places may weigh. */
const MOST_BYTES = 512 * 1024;

/**
 * The JSON behind an address. A redirect is refused, because it would take the token along.
 * @throws Error when it takes longer than `deadlineMs`, is not 200, is too long, or is no JSON; its message holds no part of the address
 */
export async function fetchJson(url: URL, deadlineMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(deadlineMs);
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  return JSON.parse(await textOf(response));
}

async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel();
      throw new Error('too long');
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
