import { useEffect } from 'react';

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/**
 * A letter presses the button or follows the link that carries it as `data-key`, unless somebody is typing. Where nothing carries J and K,
 * they go to the next and the previous line of the list (`data-line`), which Enter opens.
 */
export function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const key = event.key.toLowerCase();
      if (!/^[a-z]$/.test(key)) return;
      const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (!target && !walk(key)) return;
      event.preventDefault();
      target?.click();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function walk(key: string): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  if ((key !== 'j' && key !== 'k') || lines.length === 0) return false;
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const next = key === 'j' ? Math.min(at + 1, lines.length - 1) : Math.max(at - 1, 0);
  lines[next]?.focus();
  return true;
}
