import { useEffect } from 'react';

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/** A letter presses the button or follows the link that carries it as `data-key`, unless somebody is typing. */
export function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const key = event.key.toLowerCase();
      if (!/^[a-z]$/.test(key)) return;
      const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (!target) return;
      event.preventDefault();
      target.click();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
