import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has no modal dialogs, no layout and no scrolling; what depends on them is tested in a real browser.
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close() {
  this.open = false;
};
window.scrollTo = () => undefined;

// MathML elements have no style in jsdom, and reading one throws: a formula could not be part of a name.
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element, pseudo) =>
  computedStyle('style' in element ? element : document.documentElement, pseudo);

// Several builds may share the machine.
configure({ asyncUtilTimeout: 20_000 });

afterEach(() => cleanup());
