/** What tabs of the same browser tell each other. */
export type TabMessage =
  { readonly type: 'submitted' | 'taken-over'; readonly attempt: string } | { readonly type: 'erased' };

/** Keeps an attempt in one tab's hands. */
export interface AttemptTabs {
  /**
   * Asks to be the one tab that writes an attempt.
   * @param onLost called when another tab takes it over
   * @returns false when another tab has it
   */
  claim(attempt: string, onLost: () => void): Promise<boolean>;
  /** Takes it from whichever tab has it. */
  takeOver(attempt: string, onLost: () => void): Promise<void>;
  /** Lets an attempt go that this tab has. */
  release(attempt: string): void;
  announce(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** Web Locks and a broadcast channel; where the browser has none, every tab may write. */
export function createBrowserTabs(): AttemptTabs {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('etude');
  const letGo = new Map<string, () => void>();

  function hold(attempt: string, options: LockOptions, onLost: () => void): Promise<boolean> {
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      locks
        .request(`etude-attempt-${attempt}`, options, (lock) => {
          if (lock === null) {
            resolve(false);
            return undefined;
          }
          return new Promise<void>((release) => {
            letGo.set(attempt, release);
            resolve(true);
          });
        })
        // The request rejects when another tab steals the lock.
        .catch(() => onLost());
    });
  }

  return {
    claim: (attempt, onLost) => hold(attempt, { ifAvailable: true }, onLost),
    async takeOver(attempt, onLost) {
      await hold(attempt, { steal: true }, onLost);
      channel?.postMessage({ type: 'taken-over', attempt } satisfies TabMessage);
    },
    release(attempt) {
      letGo.get(attempt)?.();
      letGo.delete(attempt);
    },
    announce: (message) => channel?.postMessage(message),
    listen: (listener) =>
      channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => listener(event.data)),
  };
}

/** For tests and for places without tabs. */
export const singleTab: AttemptTabs = {
  claim: () => Promise.resolve(true),
  takeOver: () => Promise.resolve(),
  release: () => undefined,
  announce: () => undefined,
  listen: () => undefined,
};
