import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('renderMarkdown', () => {
  it('takes the first heading for the title', () => {
    expect(renderMarkdown('# À propos\n\nNous *sommes* là.', 'about')).toEqual({
      title: 'À propos',
      html: '<p>Nous <em>sommes</em> là.</p>\n',
    });
    expect(renderMarkdown('Sans titre', 'about').title).toBe('about');
  });

  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a script address', '[x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x)'],
    ['a coded script address', '[x](java&#115;cript:alert(1)) [y](JaVaScRiPt:alert(1))'],
    ['a picture', '![a "b](https://evil.example/x.png)'],
    ['a style', '| a |\n|:-:|\n| b |'],
  ])('lets no %s through', (_, text) => {
    const { html } = renderMarkdown(text, 'x');
    expect(html).not.toMatch(/<script|<img|<[^>]*\son\w+=|href="(?!https?:)|style=/i);
  });
});
