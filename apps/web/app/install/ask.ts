/** Chromium's offer to install what is open. */
export interface InstallAsk extends Event {
  prompt(): Promise<unknown>;
}

declare global {
  interface Window {
    /** The offer, until it is needed: it comes once, soon after the first page. */
    installAsk?: InstallAsk | null;
  }
}

/** Keeps the browser's own banner away: nobody is asked before their first success. */
export function keepInstallAsk(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    window.installAsk = event as InstallAsk;
  });
}
