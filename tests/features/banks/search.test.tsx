import { describe, expect, test } from 'vitest';
import { banksAddress, foundBy, searchOf } from '../../../src/features/banks/search.ts';

const kl = { ja: 'KL ダイバージェンス', en: 'KL divergence' };
const weak = { ja: '弱教師あり学習', en: 'weakly supervised learning' };
const roc = { ja: 'ROC 曲線', en: 'ROC curve' };

describe('a bank is found', () => {
  test('by words of its title, whatever their width and case, and then by nothing else', () => {
    expect(foundBy('Transformer の仕組み', [roc], 'ｆｏｒｍｅｒ 仕組み')).toEqual([]);
  });

  test('by a topic in either language, which it then names', () => {
    expect(foundBy('性能指標', [roc, kl], 'roc')).toEqual([roc]);
    expect(foundBy('情報理論', [roc, kl], 'ダイバージェンス')).toEqual([kl]);
    expect(foundBy('情報理論', [roc, kl], 'kl-divergence')).toEqual([kl]);
  });

  test('only when each word is in its title or in one of its topics', () => {
    expect(foundBy('性能指標', [roc, kl], 'ROC 指標')).toEqual([roc]);
    expect(foundBy('性能指標', [roc], 'ROC KL')).toBeNull();
  });

  test('not by the middle of a Latin word', () => {
    expect(foundBy('学習の種類', [weak], 'kl')).toBeNull();
    expect(foundBy('学習の種類', [weak], 'super')).toEqual([weak]);
  });

  test('by no words at all', () => {
    expect(foundBy('性能指標', [], ' ')).toEqual([]);
  });
});

test('what was searched for survives the way through an address', () => {
  for (const search of ['', 'KL', 'U-Net 100%', 'a&b=c+d', '再現率　F 値']) {
    expect(searchOf(banksAddress(search, 'cnn').split('?')[1] ?? '')).toBe(search);
  }
  expect(banksAddress('', 'cnn')).toBe('/banks/cnn');
});
