import type { CompiledKey } from '../../content/compiled.ts';
import { useMessages } from '../../ui/messages.ts';
import { RichText } from '../../views/RichText.tsx';
import { SourceList } from '../../views/SourceList.tsx';
import { Verified } from '../../views/Verified.tsx';
import { questionMessages } from '../../views/messages.ts';
import styles from './Bank.module.css';

interface BankExplanationProps {
  readonly answerKey: CompiledKey;
  readonly letters: Readonly<Record<string, string>>;
  readonly language: 'ja' | 'en';
}

/**
 * 解説, its sources and how the key was verified. `views/Explanation` is for one question on its own: a region with a
 * memo to write and a defect to report, which a page of twenty has no use for.
 */
export function BankExplanation({ answerKey, letters, language }: BankExplanationProps) {
  const words = useMessages(questionMessages);
  return (
    <div className={styles.explanation}>
      <h3>{words.explanation}</h3>
      <RichText html={answerKey.explanation} letters={letters} lang={language} />
      <h3>{words.sources}</h3>
      <SourceList sources={answerKey.sources} language={language} />
      <Verified how={answerKey.verified} className={styles.soft} />
    </div>
  );
}
