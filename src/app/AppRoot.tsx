import { Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { LanguageContext } from '../ui/messages.ts';
import { useHashPath, useHashSearch } from '../ui/hash-location.ts';
import { type App, AppContext, useAppState } from '../views/app-context.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { Shell } from './Shell.tsx';
import { routes } from './routes.ts';

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

function Screens() {
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
  return (
    <LanguageContext value={language}>
      <Shell path={path}>
        <ErrorBoundary key={path}>
          <Suspense fallback={<div aria-busy="true" />}>
            <Switch>
              {routes.map(({ path: pattern, Screen }) => (
                <Route key={pattern} path={pattern} component={Screen} />
              ))}
              <Route component={NotFoundScreen} />
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </Shell>
    </LanguageContext>
  );
}
