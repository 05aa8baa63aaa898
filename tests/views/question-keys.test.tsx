import { describe, expect, it } from 'vitest';
import { type PressedKey, blankForKey, questionCommand, keyPlace } from '../../src/views/question-keys.ts';

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

describe('keys of a question', () => {
  it('choose by digit and by letter', () => {
    expect(questionCommand(press('2'), 'page', 4)).toEqual({ type: 'choose', index: 1 });
    expect(questionCommand(press('d'), 'page', 4)).toEqual({ type: 'choose', index: 3 });
    expect(questionCommand(press('D'), 'page', 4)).toEqual({ type: 'choose', index: 3 });
  });

  it('let a letter choose where a choice has it, and open the tool elsewhere', () => {
    expect(questionCommand(press('c'), 'page', 4)).toEqual({ type: 'choose', index: 2 });
    expect(questionCommand(press('c'), 'page', 0)).toEqual({ type: 'calculator' });
    expect(questionCommand(press('f'), 'page', 4)).toEqual({ type: 'flag' });
    expect(questionCommand(press('f'), 'page', 7)).toEqual({ type: 'choose', index: 5 });
  });

  it('mean the tool with Shift, whatever the choices', () => {
    expect(questionCommand(press('C', { shiftKey: true }), 'page', 4)).toEqual({ type: 'calculator' });
    expect(questionCommand(press('A', { shiftKey: true }), 'page', 4)).toBeNull();
  });

  it('do nothing with Ctrl, Alt or Meta, while composing, while typing and in a dialog', () => {
    for (const modifier of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }]) {
      expect(questionCommand(press('1', modifier), 'page', 4)).toBeNull();
      expect(questionCommand(press('ArrowRight', modifier), 'page', 4)).toBeNull();
    }
    expect(questionCommand(press('1'), 'field', 4)).toBeNull();
    expect(questionCommand(press('ArrowLeft'), 'field', 4)).toBeNull();
    expect(questionCommand(press('f'), 'dialog', 4)).toBeNull();
  });

  it('are one command however long they are held, except the arrows', () => {
    expect(questionCommand(press('f', { repeat: true }), 'page', 4)).toBeNull();
    expect(questionCommand(press('ArrowRight', { repeat: true }), 'page', 4)).toEqual({
      type: 'move',
      by: 1,
    });
  });

  it('leave Enter and Space alone', () => {
    expect(questionCommand(press('Enter'), 'page', 4)).toBeNull();
    expect(questionCommand(press(' '), 'page', 4)).toBeNull();
  });

  it('begin a number where nothing can be chosen, and nowhere else', () => {
    for (const key of ['0', '7', '-', '.', '７', '－', '−']) {
      expect(questionCommand(press(key), 'page', 0)).toEqual({ type: 'type' });
      expect(questionCommand(press(key), 'panel', 0)).toBeNull();
      expect(questionCommand(press(key), 'field', 0)).toBeNull();
    }
    expect(questionCommand(press('7'), 'page', 8)).toEqual({ type: 'choose', index: 6 });
    expect(questionCommand(press('-'), 'page', 4)).toBeNull();
    expect(questionCommand(press('s'), 'page', 0)).toEqual({ type: 'scratch' });
    expect(questionCommand(press('a'), 'page', 0)).toBeNull();
    expect(questionCommand(press('1', { ctrlKey: true }), 'page', 0)).toBeNull();
  });

  it('leave digits to the calculator and arrows to a formula that scrolls', () => {
    expect(questionCommand(press('1'), 'panel', 4)).toBeNull();
    expect(questionCommand(press('ArrowRight'), 'scroller', 4)).toBeNull();
    expect(questionCommand(press('2'), 'scroller', 4)).toEqual({ type: 'choose', index: 1 });
  });
});

it('knows a text field from a radio button, a calculator and a dialog', () => {
  document.body.innerHTML = `
    <input type="radio" id="radio"><input id="text"><textarea id="area"></textarea>
    <div data-own-keys=""><input readonly id="display"></div>
    <dialog open><button id="inside"></button></dialog>
    <div class="overflowing" id="formula"></div>`;
  const places = ['radio', 'text', 'area', 'display', 'inside', 'formula'].map((id) =>
    keyPlace(document.getElementById(id)),
  );
  expect(places).toEqual(['page', 'field', 'field', 'panel', 'dialog', 'scroller']);
  document.body.innerHTML = '';
});

describe('the blank that a key fills', () => {
  const blanks = ['ア', 'イ', 'ウ'];

  it('is the first open one, or the open one that has the focus', () => {
    expect(blankForKey(blanks, {}, null)).toBe('ア');
    expect(blankForKey(blanks, { ア: 'a' }, null)).toBe('イ');
    expect(blankForKey(blanks, {}, 'イ')).toBe('イ');
  });

  it('is the next open one after a filled one that has the focus, round to the first', () => {
    expect(blankForKey(blanks, { ア: 'a' }, 'ア')).toBe('イ');
    expect(blankForKey(blanks, { ア: 'a', イ: 'b' }, 'ア')).toBe('ウ');
    expect(blankForKey(blanks, { イ: 'b', ウ: 'a' }, 'ウ')).toBe('ア');
  });

  it('is the one that has the focus once all are filled', () => {
    const all = { ア: 'a', イ: 'b', ウ: 'a' };
    expect(blankForKey(blanks, all, 'イ')).toBe('イ');
    expect(blankForKey(blanks, all, null)).toBeNull();
  });
});
