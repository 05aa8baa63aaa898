import { useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { LatePart } from '../ui/LatePart.tsx';
import { LanguageContext } from '../ui/messages.ts';
import { useHashPath, useHashSearch } from '../ui/hash-location.ts';
import { type App, AppContext, useAppState } from '../views/app-context.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { Shell } from './Shell.tsx';
import { appMessages } from './messages.ts';
import { screenAt, screens } from './routes.ts';

export function AppRoot({ app }: { readonly app: App }) {
  return (
    <AppContext value={app}>
      {/* oxlint-disable-next-line react/hooks -- wouter takes hooks as values and calls them as hooks */}
      <Router hook={useHashPath} searchHook={useHashSearch}>
        <Screens />
      </Router>
    </AppContext>
  );
}

/** The browser asks before the page is closed, but only while something is not saved. */
function useUnsavedGuard() {
  const unsaved = useAppState((s) => s.save.unsaved > 0);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

function Screens() {
  useUnsavedGuard();
  const language = useAppState((s) => s.settings.language);
  const theme = useAppState((s) => s.settings.theme);
  const textSize = useAppState((s) => s.settings.textSize);
  const [path] = useLocation();
  useEffect(() => {
    const { dataset } = document.documentElement;
    document.documentElement.lang = language;
    dataset['theme'] = theme;
    dataset['textSize'] = textSize;
  }, [language, theme, textSize]);
  const words = appMessages[language];
  const screen = screenAt(path);
  const title = screen ? screen.title(words, path.slice(path.lastIndexOf('/') + 1)) : words.notFoundTitle;
  useEffect(() => {
    document.title = title === '' ? words.appTitle : `${title} — Étude`;
  }, [title, words]);
  return (
    <LanguageContext value={language}>
      <Shell path={path}>
        <ErrorBoundary key={path}>
          <Switch>
            {screens.map(({ path: pattern, load }) => (
              <Route key={pattern} path={pattern}>
                <LatePart load={load} />
              </Route>
            ))}
            <Route component={NotFoundScreen} />
          </Switch>
        </ErrorBoundary>
      </Shell>
    </LanguageContext>
  );
}
