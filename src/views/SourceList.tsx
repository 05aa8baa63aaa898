import type { CompiledSource } from '../content/compiled.ts';
import styles from './SourceList.module.css';

interface SourceListProps {
  readonly sources: readonly CompiledSource[];
  readonly language: 'ja' | 'en';
}

/** 出典 of a question or a note. */
export function SourceList({ sources, language }: SourceListProps) {
  return (
    <ul className={styles.sources} lang={language}>
      {sources.map((source) => (
        <li key={source.title}>
          {source.url === null ? (
            source.title
          ) : (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.title}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
