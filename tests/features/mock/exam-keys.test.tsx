import { describe, expect, it } from 'vitest';
import { type PressedKey, examCommand, keyPlace } from '../../../src/features/mock/exam-keys.ts';

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

describe('keys of the exam', () => {
  it('choose by digit and by letter', () => {
    expect(examCommand(press('2'), 'page', 4)).toEqual({ type: 'choose', index: 1 });
    expect(examCommand(press('d'), 'page', 4)).toEqual({ type: 'choose', index: 3 });
    expect(examCommand(press('D'), 'page', 4)).toEqual({ type: 'choose', index: 3 });
  });

  it('let a letter choose where a choice has it, and open the tool elsewhere', () => {
    expect(examCommand(press('c'), 'page', 4)).toEqual({ type: 'choose', index: 2 });
    expect(examCommand(press('c'), 'page', 0)).toEqual({ type: 'calculator' });
    expect(examCommand(press('f'), 'page', 4)).toEqual({ type: 'flag' });
    expect(examCommand(press('f'), 'page', 7)).toEqual({ type: 'choose', index: 5 });
  });

  it('mean the tool with Shift, whatever the choices', () => {
    expect(examCommand(press('C', { shiftKey: true }), 'page', 4)).toEqual({ type: 'calculator' });
    expect(examCommand(press('A', { shiftKey: true }), 'page', 4)).toBeNull();
  });

  it('do nothing with Ctrl, Alt or Meta, while composing, while typing and in a dialog', () => {
    for (const modifier of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }]) {
      expect(examCommand(press('1', modifier), 'page', 4)).toBeNull();
      expect(examCommand(press('ArrowRight', modifier), 'page', 4)).toBeNull();
    }
    expect(examCommand(press('1'), 'field', 4)).toBeNull();
    expect(examCommand(press('ArrowLeft'), 'field', 4)).toBeNull();
    expect(examCommand(press('f'), 'dialog', 4)).toBeNull();
  });

  it('are one command however long they are held, except the arrows', () => {
    expect(examCommand(press('f', { repeat: true }), 'page', 4)).toBeNull();
    expect(examCommand(press('ArrowRight', { repeat: true }), 'page', 4)).toEqual({ type: 'move', by: 1 });
  });

  it('leave Enter and Space alone', () => {
    expect(examCommand(press('Enter'), 'page', 4)).toBeNull();
    expect(examCommand(press(' '), 'page', 4)).toBeNull();
  });

  it('leave digits to the calculator and arrows to a formula that scrolls', () => {
    expect(examCommand(press('1'), 'panel', 4)).toBeNull();
    expect(examCommand(press('ArrowRight'), 'scroller', 4)).toBeNull();
    expect(examCommand(press('2'), 'scroller', 4)).toEqual({ type: 'choose', index: 1 });
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
