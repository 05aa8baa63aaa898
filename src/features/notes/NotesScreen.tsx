import { Link } from 'wouter';
import { chapters } from '../../domain/syllabus.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { notesMessages } from './messages.ts';
import chapterStyles from '../../views/Chapters.module.css';
import styles from './Notes.module.css';

/** Every note (要点) by chapter and syllabus item. */
export function NotesScreen() {
  const words = useMessages(notesMessages);
  const language = useLanguage();
  const { noteItems } = useApp().library;
  const listed = chapters
    .map((chapter) => ({ chapter, items: chapter.items.filter(({ id }) => noteItems.includes(id)) }))
    .filter(({ items }) => items.length > 0);
  const anyOptional = listed.some(({ items }) => items.some((item) => item.scope === 'optional'));

  return (
    <div className={styles.screen}>
      <h1>{words.title}</h1>
      {listed.length === 0 ? (
        <Notice
          actions={
            <Link href="/practice" className={buttonClass('primary')}>
              {words.toPractice}
            </Link>
          }
        >
          {words.none}
        </Notice>
      ) : (
        <div className={styles.soft}>
          <p>{words.lead}</p>
          {anyOptional && <p>{words.optionalHint}</p>}
        </div>
      )}
      {listed.map(({ chapter, items }) => (
        <section key={chapter.id} className={chapterStyles.chapter}>
          <h2>{language === 'ja' ? chapter.ja : chapter.en}</h2>
          <ul className={chapterStyles.list}>
            {items.map((item) => (
              <li key={item.id} className={styles.row}>
                <Link href={`/notes/${item.id}`} className={styles.name} lang="ja">
                  {item.ja}
                </Link>
                <span className={styles.scope}>
                  {item.scope === 'examined' ? words.examined : words.optional}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
