import type { SafeHtml } from '../content/compiled.ts';

interface TrustedPolicy {
  createHTML(html: string): unknown;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): TrustedPolicy;
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy('etude', { createHTML: (html) => html });

/**
 * What React's `dangerouslySetInnerHTML` takes. The page's policy lets no other string become markup, and this
 * takes only what `content/render` made; letters of choices are put in as plain text of one character.
 *
 * @param letters letter shown now, by choice id (`b`, or `ア.b` inside a blank)
 */
export function trustedMarkup(
  html: SafeHtml,
  letters?: Readonly<Record<string, string>>,
): { readonly __html: string } {
  const text = letters
    ? html.replace(
        /<span data-choice="([^"]*)"><\/span>/g,
        (_, id: string) => `<b class="choice-letter">${letterText(letters[id])}</b>`,
      )
    : html;
  return { __html: (policy ? policy.createHTML(text) : text) as string };
}

function letterText(letter: string | undefined): string {
  return letter !== undefined && /^[A-Z]$/.test(letter) ? letter : '?';
}
