import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;

/**
 * For inline `<script>` and `<style>`. A browser hides the attribute, so add `suppressHydrationWarning`; but it tells scripts of the
 * document's own, and needs it: the page of an error, followed to, renders the whole document anew.
 */
export function useNonce(): string | undefined {
  return useContext(Nonce) ?? nonceOfDocument();
}

let read: string | undefined;

function nonceOfDocument(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  read ??= document.querySelector<HTMLElement>('[nonce]')?.nonce;
  return read;
}
