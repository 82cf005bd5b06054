import MarkdownIt from 'markdown-it';

// Fewer levels than the default 100: each open bracket is looked at once a level. The option is missing in the types.
const options = { html: false, linkify: true, maxNesting: 20 };
const markdown = new MarkdownIt(options);
// A picture would be a request to another site.
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');
markdown.core.ruler.push('no_styles', ({ tokens }) => {
  for (const token of tokens) token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
});

/** The first heading, when it opens the text, is the title. */
export function renderMarkdown(text: string, fallbackTitle: string): { title: string; html: string } {
  const tokens = markdown.parse(text, {});
  const [open, inline] = tokens;
  const titled = open?.type === 'heading_open' && open.tag === 'h1';
  const body = titled ? tokens.slice(3) : tokens;
  return {
    title: (titled && inline?.content) || fallbackTitle,
    html: markdown.renderer.render(body, markdown.options, {}),
  };
}
