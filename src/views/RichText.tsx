import { useLayoutEffect, useMemo, useRef } from 'react';
import type { SafeHtml } from '../content/compiled.ts';
import { trustedMarkup } from './safe-html.ts';
import './rich-text.css';

interface RichTextProps {
  readonly html: SafeHtml;
  /** Letters shown now, for `{{choice:b}}`. */
  readonly letters?: Readonly<Record<string, string>>;
  /** `span` inside labels and sentences. */
  readonly as?: 'div' | 'span';
  readonly className?: string | undefined;
  readonly lang?: string | undefined;
}

/** Author text, formulas included. The only component that sets markup. */
export function RichText({ html, letters, as: Tag = 'div', className, lang }: RichTextProps) {
  const element = useRef<HTMLDivElement & HTMLSpanElement>(null);
  const markup = useMemo(() => trustedMarkup(html, letters), [html, letters]);

  useLayoutEffect(() => {
    const root = element.current;
    // What is only heard has no width to keep to.
    if (!root || typeof ResizeObserver === 'undefined' || root.closest('.visually-hidden')) return undefined;
    const place = placeOf(root);
    const update = () => makeWidePartsReachable(root, place);
    update();
    const observer = new ResizeObserver(update);
    observer.observe(place);
    // A font that comes late makes a formula wider without a change of its place.
    document.fonts.addEventListener('loadingdone', update);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', update);
    };
  }, [markup]);

  return (
    <Tag
      ref={element}
      className={['rich', className].filter(Boolean).join(' ')}
      lang={lang}
      dangerouslySetInnerHTML={markup}
    />
  );
}

const scrolling = '.math-display, .table-scroll, pre';

/** The box whose width a text has: an inline element has none of its own. */
function placeOf(root: HTMLElement): HTMLElement {
  let place = root;
  while (place.parentElement && getComputedStyle(place).display === 'inline') place = place.parentElement;
  return place;
}

/** What is wider than its place scrolls in its own box, which then takes focus and has a name. */
function makeWidePartsReachable(root: HTMLElement, place: HTMLElement) {
  for (const formula of root.querySelectorAll<HTMLElement>('.math')) {
    formula.classList.remove('math-wide');
    const widest = Math.max(
      0,
      ...[...formula.querySelectorAll<HTMLElement>('.katex-base')].map((b) => b.offsetWidth),
    );
    if (widest > place.clientWidth && place.clientWidth > 0) formula.classList.add('math-wide');
    else unmark(formula);
  }
  for (const box of root.querySelectorAll<HTMLElement>(`${scrolling}, .math-wide`)) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    box.classList.toggle('overflowing', wide);
    if (wide) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute(
        'aria-label',
        box.querySelector('math')?.getAttribute('aria-label') ?? box.textContent.slice(0, 40),
      );
    } else unmark(box);
  }
}

/** What fits again is plain text again: no soft edge, no stop of the Tab key. */
function unmark(box: HTMLElement) {
  box.classList.remove('overflowing');
  if (box.tabIndex !== 0) return;
  for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
}
