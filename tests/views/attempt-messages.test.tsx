import { expect, test } from 'vitest';
import { dateTimeText, timeText } from '../../src/views/attempt-messages.ts';

const at = new Date(2020, 10, 21, 9, 5, 7).getTime();

test('gives times and dates in the language of the interface', () => {
  expect(dateTimeText('ja', at)).toBe('2020年11月21日 9:05');
  expect(dateTimeText('en', at)).toMatch(/^21 Nov 2020,? (at )?0?9:05$/);
  expect(timeText('ja', at)).toBe('09:05');
  expect(timeText('en', at, { second: '2-digit' })).toBe('09:05:07');
});
