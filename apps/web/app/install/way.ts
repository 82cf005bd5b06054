/** How this browser puts a space on its home screen; null: it cannot, or it has done so. */
export type Way = 'ask' | 'ios' | 'in-app' | 'menu';

export interface BrowserSeen {
  userAgent: string;
  touchPoints: number;
  /** Opened from the home screen. */
  standalone: boolean;
  /** The browser has offered to ask its user. */
  asks: boolean;
}

/** Browsers within WhatsApp, Facebook, Instagram and the like, which have no home screen to put anything on. */
const IN_APP = /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|Twitter|LinkedInApp|; wv\)/;

export function wayOf({ userAgent, touchPoints, standalone, asks }: BrowserSeen): Way | null {
  if (standalone) return null;
  if (asks) return 'ask';
  if (IN_APP.test(userAgent)) return 'in-app';
  // A tablet of Apple's says that it is a Mac; no Mac has fingers on its screen.
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  if (apple) return 'ios';
  return /Android/.test(userAgent) ? 'menu' : null;
}
