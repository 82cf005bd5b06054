import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;

/** For inline `<script>` and `<style>`. Undefined in the browser, which hides nonces: add `suppressHydrationWarning` there. */
export function useNonce(): string | undefined {
  return useContext(Nonce);
}
