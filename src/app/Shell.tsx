import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useMessages } from '../ui/messages.ts';
import { appMessages } from './messages.ts';
import styles from './Shell.module.css';

interface ShellProps {
  readonly path: string;
  readonly children: ReactNode;
}

/** Header and main region of every screen; an exam in progress has the whole page to itself. */
export function Shell({ path, children }: ShellProps) {
  const words = useMessages(appMessages);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const sitting = /^\/mock\/./.test(path);

  // After a change of screen the keyboard and the screen reader start at its top.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  // Where the menu is wider than the window, the word of the screen is in sight.
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = menu.current?.querySelector<HTMLElement>('[aria-current]');
    if (!menu.current || !here) return;
    menu.current.scrollLeft =
      here.offsetLeft + here.offsetWidth - menu.current.offsetLeft - menu.current.clientWidth;
  }, [path]);

  const links = [
    ['/mock', words.mock],
    ['/practice', words.practice],
    ['/notes', words.notes],
    ['/banks', words.banks],
    ['/settings', words.settings],
  ] as const;

  return (
    <>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      {!sitting && (
        <header className={`${styles.header} no-print`}>
          <Link href="/" className={styles.name} aria-label={words.home}>
            Étude
          </Link>
          <nav ref={menu} className={styles.nav} aria-label={words.navigation}>
            {links.map(([href, label]) => (
              <Link
                key={href}
                href={href}
                className={styles.link}
                aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
              >
                {label}
              </Link>
            ))}
          </nav>
        </header>
      )}
      <main ref={main} id="main" tabIndex={-1} className={sitting ? styles.sitting : styles.main}>
        {children}
      </main>
    </>
  );
}
